### Technical terms: one plain sentence for each. `also` are other forms of the word in our sentences. `seen` is a place in the lab
### where the term is seen, as in a link.

# A lesson's module has no titles of other lessons.
glossary-see =
    See it in “{ $lesson ->
        [update-rule] Update rule
        [chain-rule] Chain rule
        [vanishing-gradient] Vanishing gradient
        [optimizers] Optimizers
        [training] Training
        [loss-functions] Loss functions
       *[check-yourself] Check yourself
    }”

term-activation = activation
    .also = activations, activation function
    .means = The function that makes the output o of a neuron from its sum z, such as the sigmoid σ.
term-adagrad = adagrad
    .means = An optimizer: it divides each step by the root of all squared slopes so far, so steps get shorter.
    .seen = lesson=optimizers&off=sgd,momentum,nesterov,rmsprop,adam&optimizer=adagrad&t=20
term-adam = adam
    .means = An optimizer: momentum, with each direction measured by its own usual slope.
    .seen = lesson=optimizers&step=6
term-backpropagation = backpropagation
    .also = backprop
    .means = The way to compute all slopes in one sweep from the loss back to the inputs. It moves nothing.
    .seen = lesson=chain-rule&t=2
term-backward = Backward
    .also = backward
    .means = The second act: the slopes are computed, from the loss back to the inputs.
    .seen = lesson=chain-rule&t=2
term-batch = batch
    .also = batches, mini-batch
    .means = The points whose mean gradient makes one update.
    .seen = lesson=training&step=2
term-bias = bias
    .also = biases
    .means = A number b that a neuron adds to its sum. It is learned like a weight.
    .seen = lesson=chain-rule&step=10
term-boundary = boundary
    .means = The line where the output changes its side: on one side it says blue, on the other orange.
    .seen = lesson=training&t=400
term-central-difference = central difference
    .also = central differences
    .means = A slope measured by two forward passes: L(w + ε) minus L(w − ε), divided by 2ε.
    .seen = lesson=chain-rule&check=yes&t=2
term-chain = chain
    .means = Neurons in a row, each the only input of the next one.
    .seen = lesson=vanishing-gradient&depth=5
term-chain-rule = chain rule
    .means = The slope of a function of a function is the product of both slopes.
    .seen = lesson=chain-rule&t=2
term-condition-number = condition number
    .also = κ
    .means = How many times as steep a valley is across as it is along. Large values make descent zigzag.
    .seen = lesson=optimizers&step=3
term-converge = converge
    .also = converges, converged, settles
    .means = To come closer and closer to one place.
term-cross-entropy = cross-entropy
    .means = A loss for yes-or-no answers. It grows without limit as a sure answer is wrong.
    .seen = lesson=loss-functions&step=4
term-curvature = curvature
    .means = How fast the slope changes: large in a narrow valley.
    .seen = lesson=update-rule&step=6
term-dead-relu = dead relu
    .also = dead
    .means = A relu neuron that is 0 for every input. Its slope is 0, too, so nothing moves it any more.
term-delta = delta
    .also = δ
    .means = The slope of the loss by a neuron's sum: ∂L/∂z.
term-depth = depth
    .means = The number of layers between the inputs and the loss.
    .seen = lesson=vanishing-gradient&depth=30
term-derivative = derivative
    .also = derivatives
    .means = A slope: how much a result changes, per unit, when one number changes a little.
    .seen = lesson=chain-rule&step=7
term-descent = descent
    .also = gradient descent
    .means = Going downhill: each step goes against the slope.
term-diverge = diverge
    .also = diverges, diverged, divergence
    .means = To go farther and farther away. The usual reason is a learning rate that is too large.
term-epoch = epoch
    .also = epochs
    .means = One round in which every point for training has had its turn.
    .seen = lesson=training&step=2
term-epsilon = ε
    .means = A very small number, such as 0.000006.
    .seen = lesson=chain-rule&check=yes&t=2
term-eta = η
    .also = learning rate, learning rates
    .means = The learning rate, said “eta”: a step is as long as η times the slope.
    .seen = lesson=update-rule&step=3
term-factor = factor
    .also = factors
    .means = One number of a product. In the chain rule, the share that one link passes on.
term-float32 = 32-bit
    .also = float32
    .means = Numbers with about seven digits, as most training software uses. Smaller changes are lost.
term-forward = Forward
    .also = forward
    .means = The first act: the numbers run from the inputs to the loss.
    .seen = lesson=chain-rule&t=1
term-global-minimum = global minimum
    .means = The lowest place of all. Descent may end in another one.
    .seen = lesson=update-rule&step=7
term-gradient = gradient
    .also = gradients
    .means = All slopes of the loss together, one for each weight and bias.
    .seen = lesson=optimizers&step=2
term-he = He
    .means = Starting weights for relu: random, with variance 2 over the number of inputs.
term-hidden = hidden
    .means = Of a layer or neuron: between the inputs and the output.
term-identity = identity
    .means = The activation that changes nothing: o = z. Frameworks call it linear.
term-initialiser = initialiser
    .also = Start with
    .means = The rule by which the first weights are drawn.
term-landscape = landscape
    .means = The loss as a height over two weights.
    .seen = lesson=optimizers&step=1
term-layer = layer
    .also = layers
    .means = Neurons that get the same inputs and work side by side.
term-layer-normalisation = layer normalisation
    .also = normalised
    .means = The sums of a layer are brought to mean 0 and spread 1 before the activation.
term-local-minimum = local minimum
    .means = A place lower than everything near it, but not the lowest of all.
    .seen = lesson=update-rule&step=7
term-logarithmic = logarithmic
    .also = log
    .means = Of an axis: each equal distance is a factor of ten, so very small numbers can be seen, too.
term-loss = loss
    .also = losses
    .means = One number L that says how wrong the output is. Training makes it smaller.
    .seen = lesson=update-rule&step=1
term-l1 = L1
    .means = A cost for the size of the weights, which pushes small ones to 0.
term-l2 = L2
    .means = A cost for the squares of the weights, which keeps all of them small. Also called weight decay.
term-momentum = momentum
    .means = An optimizer: each step keeps a part of the step before it.
    .seen = lesson=optimizers&step=5
term-nesterov = nesterov
    .means = An optimizer: momentum that looks at the slope where its memory is about to lead.
    .seen = lesson=optimizers&off=sgd,momentum,adagrad,rmsprop,adam&optimizer=nesterov&t=20
term-network = network
    .means = Neurons in layers: outputs of one layer are inputs of the next.
term-neuron = neuron
    .also = neurons
    .means = It multiplies its inputs by weights, adds them and a bias, and puts the sum through an activation.
    .seen = lesson=chain-rule&step=2
term-noise = noise
    .means = Chance that is added to the gradient, as batches do in real training.
term-nudge = nudge
    .means = A very small change of one number, to see what it does to the others.
term-optimizer = optimizer
    .also = optimizers
    .means = The rule that moves the weights, once backward has computed their slopes.
term-output = output
    .also = outputs
    .means = The number o that a neuron hands on.
    .seen = lesson=chain-rule&step=2
term-overfitting = overfitting
    .also = by heart
    .means = The network learns its few points by heart and gets worse on new ones: the test loss rises.
    .seen = lesson=training&data=moons&layers=2.16relu.16relu.1tanh&init=he-normal&optimizer=adam&eta=0.01&scatter=1&share=20&t=2000
term-parabola = parabola
    .means = The curve of a square, such as ½(w − 2)²: one valley, the same on both sides.
    .seen = lesson=update-rule&step=4
term-parameter = parameter
    .also = parameters
    .means = A weight or a bias: a number that training moves.
term-path = path
    .also = paths
    .means = A way along the links from a weight to the loss.
    .seen = lesson=chain-rule&step=7
term-plateau = plateau
    .means = Flat ground: the slope is nearly 0, though the loss is not small.
term-pre-activation = pre-activation
    .means = The sum z of a neuron, before the activation makes o of it.
term-relative-error = relative error
    .means = The difference of two numbers, divided by their size.
term-relu = relu
    .means = The activation that lets positive numbers through and makes 0 of all others.
    .seen = lesson=vanishing-gradient&step=7
term-residual = residual
    .also = residual connections
    .means = A link that adds a layer's input to its output, so that a gradient can pass without a factor.
    .seen = lesson=vanishing-gradient&depth=20&beside=residual
term-rmsprop = rmsprop
    .means = An optimizer: it divides each slope by the root of its recent mean square.
    .seen = lesson=optimizers&off=sgd,momentum,nesterov,adagrad,adam&optimizer=rmsprop&t=20
term-round-off = round-off
    .also = rounding
    .means = The small error of a computer that keeps about 16 digits.
term-saddle = saddle
    .means = A flat place that is a valley in one direction and a crest in another.
term-sample = sample
    .also = samples
    .means = One example: inputs with their target.
term-saturated = saturated
    .also = saturation
    .means = Of a neuron: z is so far from 0 that the activation is flat there, and hardly any slope gets through.
    .seen = lesson=loss-functions&step=1
term-schedule = schedule
    .means = A plan by which the learning rate changes during training.
term-seed = seed
    .means = A number from which random numbers are drawn: the same seed gives the same ones.
term-sgd = sgd
    .means = Stochastic gradient descent, the plain rule: minus η times the slope.
    .seen = lesson=optimizers&step=3
term-share = share
    .also = shares
    .means = What part of a small change one link passes on: a derivative such as ∂o3/∂o1.
    .seen = lesson=chain-rule&step=3
term-sigmoid = sigmoid
    .means = The activation σ(z) = 1/(1 + e⁻ᶻ), between 0 and 1. Its slope is ¼ at most.
    .seen = lesson=vanishing-gradient&step=2
term-slope = slope
    .also = slopes
    .means = How much L rises for one unit to the right. Below 0, L falls to the right.
    .seen = lesson=update-rule&step=2
term-softmax = softmax
    .means = The activation that makes outputs positive with the sum 1, like shares.
term-spread = spread
    .means = How far random numbers lie from their mean: the standard deviation.
term-step = step
    .also = steps
    .means = One move of a weight: −η times its slope, or what another optimizer makes of it.
term-tanh = tanh
    .means = The activation between −1 and 1, with slope 1 at 0.
term-target = target
    .also = targets
    .means = The output y that is wanted for an example.
term-test-loss = test loss
    .means = The loss over points that the network never learned from.
    .seen = lesson=training&step=6
term-truncation = truncation
    .means = The error of a slope that is measured over a distance which is not tiny.
term-update = update
    .also = updates
    .means = The third act: the optimizer moves all weights and biases once.
    .seen = lesson=chain-rule&step=9
term-vanishing = vanishing
    .also = vanishes, vanish
    .means = Of a gradient: the product of many small factors is so small that early layers hardly learn.
    .seen = lesson=vanishing-gradient&step=4
term-weight = weight
    .also = weights
    .means = The number w by which a neuron multiplies one input. Training moves it.
    .seen = lesson=chain-rule&step=1
term-width = width
    .means = The number of neurons in a layer.
term-xavier = Xavier
    .means = Starting weights for sigmoid and tanh: random, with a spread that keeps the size of signals from layer to layer.
