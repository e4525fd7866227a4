### Vanishing gradient: why the first weights hardly learn (notes N14–N17)

vanishing-gradient-title = Vanishing gradient
vanishing-gradient-text =
    With sigmoid neurons in a row, ∂L/∂w1 is a product of one factor per layer, w·σ′(z). Since σ′ is never above ¼, each
    factor is at most ¼·|w|: for weights of ordinary size the product shrinks with every layer, and w_new is almost
    w_old. That is the vanishing gradient.
vanishing-gradient-try =
    Try first: move the depth from 5 to 30 and watch ∂L/∂w1. Then put a remedy beside it: relu, tanh, residual
    connections. Which of them keep the product up, and what happens with every weight at 8?

vanishing-gradient-preset-five = Five layers
vanishing-gradient-preset-notes = The notes’ 3.75×10⁻⁶
vanishing-gradient-preset-thirty = Thirty layers
vanishing-gradient-preset-ceiling = Exactly at the ceiling
vanishing-gradient-preset-four = |w| = 4: it stays
vanishing-gradient-preset-explodes = |w| = 8: it explodes
vanishing-gradient-preset-relu = Remedy: relu
vanishing-gradient-preset-trained = Remedy: tanh, trained
vanishing-gradient-preset-xavier = Remedy: Xavier
vanishing-gradient-preset-he = Remedy: He
vanishing-gradient-preset-residual = Remedy: residual
vanishing-gradient-preset-normalise = Remedy: layer norm

## Choices

activation-sigmoid = sigmoid
activation-tanh = tanh
activation-relu = relu
activation-leaky-relu = leaky relu
activation-elu = elu
activation-gelu = gelu
activation-silu = silu
activation-softplus = softplus
activation-identity = identity
start-constant = all the same, w
start-normal = drawn, spread w
start-xavier = drawn, Xavier
start-he = drawn, He
beside-none = nothing
beside-sigmoid = sigmoid
beside-tanh = tanh
beside-relu = relu
beside-small = w = 1, b = 0
beside-xavier = Xavier
beside-he = He
beside-residual = residual
beside-normalise = layer norm
data-one = one sample (x, y)
data-points = four points: is x positive?

vanishing-gradient-alone = { $key }: alone in its layer, a normalised z is always 0, whatever comes in. Take 2 or more neurons a layer first; it is “{ $allowed }” again.
vanishing-gradient-by-hand = { $key }: “{ $given }” is not allowed. With one neuron a layer, weights and biases can be set one by one: { $allowed }.

## Pictures

vanishing-gradient-setup =
    { $letter }: { $activation }{ $start ->
        [constant] , w = { $w }
        [hand] , set by hand
        [normal] , w drawn, spread { $w }
        [xavier] , Xavier
       *[he] , He
    }{ $residual ->
        [yes] , residual
       *[no] { "" }
    }{ $normalise ->
        [yes] , normalised
       *[no] { "" }
    }
vanishing-gradient-sigmoid = f and its slope f′, with every layer’s z
vanishing-gradient-sigmoid-alt = The activation, its slope, and the ceiling of the slope; for the sigmoid ¼, reached at z = 0 only. { $n } layers are marked on both curves.
vanishing-gradient-factors = Each layer’s factor beside its ceiling (negative ones are open bars)
vanishing-gradient-factors-alt = A bar per layer, { $n } in all: the factors lie between { $least } and { $greatest }, none above its ceiling.
vanishing-gradient-product = The network, faint where ∂L/∂w is small, and the product from the loss back to w1
vanishing-gradient-product-alt = A network of { $n } layers, and the running product on a logarithmic axis, ending at ∂L/∂w1 = { $gradient }, nowhere above the line of the ceilings.
vanishing-gradient-bound = product of the ceilings
vanishing-gradient-axis-layer = layer
vanishing-gradient-axis-factor = size of the factor, under its ceiling
vanishing-gradient-axis-product = size of the product so far (log)
vanishing-gradient-axis-step = step
vanishing-gradient-axis-loss = loss
vanishing-gradient-axis-size = size of ∂L/∂w in a layer
vanishing-gradient-loss = The loss, step by step
vanishing-gradient-loss-alt = The loss over { $t } steps; now it is { $loss }.
vanishing-gradient-strips = Which layers learn: the size of ∂L/∂w, layer by layer and step by step
vanishing-gradient-strips-alt = A row per layer, { $n } in all, and a column per step: the darker, the larger ∂L/∂w. A row stays empty where it is 0.
vanishing-gradient-caption = Layer { $layer }: { $factor } ≤ { $ceiling }, so far { $running }
vanishing-gradient-walk = Layer of { $setup }
vanishing-gradient-place =
    { $more ->
        [0] Layer { $layer }: z = { $z }, f′(z) = { $slope }
       *[other] Layer { $layer } and { $more } more near z = { $z }, f′(z) = { $slope }
    }

## Words

vanishing-gradient-product-words =
    { $growth ->
        [vanishes] Over { $n } layers the gradient shrinks in size from { $last } at the last weight to { $gradient } at the first. With every factor at its ceiling it would be { $bound }.
        [explodes] Over { $n } layers the gradient grows in size from { $last } at the last weight to { $gradient } at the first: some factors are larger than 1. Sigmoid alone does not make a gradient vanish.
        [grows] Over { $n } layers the gradient grows in size from { $last } at the last weight to { $gradient } at the first: some factors are larger than 1.
        [larger] Over { $n } layers the gradient is larger at the first weight ({ $gradient }) than at the last ({ $last }), although no factor is larger than 1: the input there is larger than the output here.
        [holds] Over { $n } layers the gradient keeps its size: { $gradient } at the first weight as at the last.
        [no-input] The input is 0, so w1 has no effect on anything: ∂L/∂w1 is 0.
        [saturated] ∂L/∂w1 is 0: in some layer f′(z) is 0, and one factor 0 makes the product 0.
        [underflow] ∂L/∂w1 has become 0: the product, about { $size }, is smaller than any number the computer has. Its exponent is lost.
        [zero] ∂L/∂w1 is 0: some factor is 0, or the product is too small for any number the computer has.
       *[single] A single layer has a single factor: ∂L/∂w1 has the size { $gradient }.
    }
vanishing-gradient-paths = With { $width } neurons a layer, ∂L/∂w1 is a sum over { $paths } paths, and the numbers here are lengths over whole layers. A sum may grow even where every path shrinks.
vanishing-gradient-moved =
    { $moved ->
        [zero] The step leaves w1 as it is.
        [lost] One step would change w1 by { $change }: too little for its last digit. w_new equals w_old.
        [far] One step changes w1 by { $change }.
       *[some] One step changes w1 by { $change }. At this rate it takes { $steps } steps to move it by 0.1.
    }
vanishing-gradient-frozen =
    { $found ->
        [yes] In 32-bit floats the first weight stands still from depth { $depth } on: there w + Δw is w at the start.
       *[no] In 32-bit floats the first weight can move at every depth up to { $depth }.
    }
vanishing-gradient-formula = The product with its numbers
vanishing-gradient-shares = Where the size went, from the loss to w1
vanishing-gradient-column-share = by
vanishing-gradient-column-decades = decades in { $setup }
vanishing-gradient-share-slope = f′, the slopes
vanishing-gradient-share-weight = w, the weights
vanishing-gradient-share-input = x, the input
vanishing-gradient-share-normal = normalising
vanishing-gradient-share-shortcut = residual connections
vanishing-gradient-share-total = the product
vanishing-gradient-diverged =
    Stopped at step { $t }: in { $setup }, a weight or bias of layer { $layer } is larger in size than { $far }. η = { $eta } is far
    too large here; try 0.1.
vanishing-gradient-long =
    Stopped at step { $t }: with so many layers and neurons a longer run would keep you waiting. Take fewer of them for more
    steps.

## Tables

vanishing-gradient-next = Step
vanishing-gradient-layers = { $setup }: layer by layer
vanishing-gradient-column-layer = layer
vanishing-gradient-column-carried = w, or x in layer 1
vanishing-gradient-column-weights = weights, or input in layer 1
vanishing-gradient-column-factor = factor
vanishing-gradient-column-ceiling = ceiling
vanishing-gradient-column-running = product so far
vanishing-gradient-column-bound = bound so far
vanishing-gradient-column-gradient = size of ∂L/∂w
vanishing-gradient-weights = { $setup }: w_old and w_new, to the last digit
vanishing-gradient-column-weight = weight
vanishing-gradient-column-steps = steps to move by 0.1
vanishing-gradient-column-stored = stored in 32 bits
vanishing-gradient-stored =
    { $many ->
        [yes] { $stored } of { $all }
       *[no] { $kept ->
            [none] no, w + Δw is w
           *[all] yes
        }
    }
vanishing-gradient-describe =
    Step { $t }, { $n } layers: ∂L/∂w1 is { $gradient }, at the last weight it is { $last }. The next step changes w1 by { $change }.
