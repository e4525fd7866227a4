### Training: a network learns to tell points apart

training-title = Training
training-text =
    An update takes a batch of points, works out the mean of their gradients as in the chain rule, and moves every weight
    by the update rule. When every point for training has had its turn, an epoch is over. The points for the test are never
    learned from: they show whether the network has found the pattern or only the points.
training-try =
    Try first: press Play and watch the boundary close around the blue points. Then lower η in the middle of the run: what
    happens to the jitter of the loss? Press Another start: does every start get there?

training-preset-circle = Circle
training-preset-xor = Exclusive or
training-preset-gaussians = Two clouds, one neuron
training-preset-spiral = Spiral
training-preset-overfitting = Learned by heart
training-preset-sine = A sine as heights
training-preset-lowered = η lowered on the way
training-preset-diverging = Diverging

## Choices

data-circle = circle
data-xor = exclusive or
data-gaussians = two clouds
data-spiral = spiral
data-moons = two moons
data-plane = plane (heights)
data-sine = sine (heights)
init-xavier-uniform = Xavier, uniform
init-xavier-normal = Xavier, normal
init-he-uniform = He, uniform
init-he-normal = He, normal
init-uniform = uniform, −1 to 1
init-normal = normal, spread 1
init-zeros = zeros
optimizer-sgd = gradient descent
optimizer-momentum = momentum (μ = 0.9)
optimizer-nesterov = Nesterov (μ = 0.9)
optimizer-adagrad = Adagrad
optimizer-rmsprop = RMSprop
optimizer-adam = Adam

training-ends = { $key }: “{ $given }” does not fit the points. They have two inputs and one output: begin with 2 and end with 1, as in { $allowed }.

## Steps

training-next = Update
training-epoch = Epoch
training-ten-epochs = 10 epochs
training-another = Another start
training-diverged =
    Stopped at update { $t }: a weight of layer { $layer } is more than { $far } away from 0. At η = { $eta } each step lands
    beyond the valley, higher up than it came from, where the slope is steeper still, so the next step is longer. Choose a
    smaller η, and go back or start again.

## The pictures

training-network = The network, and the boundary it draws
training-network-alt =
    The network after { $t } updates: each neuron with a map of its output over the plane, each weight as a line. Beside it
    the map of the output with the points; the training loss is { $train }, the test loss { $test }.
training-loss = Loss
training-loss-alt = Training and test loss over { $t } updates, on a logarithmic axis; now they are { $train } and { $test }.
training-gradients = Size of ∂L/∂w, layer by layer
training-gradients-alt = The length of the gradient of each layer’s weights over { $t } updates, the last layer on top.
training-axis-update = updates
training-axis-loss = mean loss L
training-axis-layer = layer
training-axis-gradient = ‖∂L/∂w‖
training-legend-train = training { $loss }
training-legend-test = test { $loss }

## In words

training-words = In words
training-clock =
    Update { $updates }, epoch { $epochs }, batch { $batches }: of this epoch’s { $count } points { $taken } have had their turn,
    { $batch } in each batch. The last batch of an epoch is what is left.
training-losses = The mean loss is { $train } over the points for training and { $test } over those for the test.
training-right = On their side of the boundary: { $train } % of the points for training, { $test } % of those for the test.
training-points = Blue discs are wanted to be positive, orange rings negative. Large ones are for training, small ones for the test.
training-heights = Every point has a height that is to be hit: blue discs above 0, orange rings below. Large ones are for training, small ones for the test.
training-change =
    { $what ->
        [optimizer] From update { $t } on: { $optimizer } with η = { $eta }.
        [eta] From update { $t } on: η = { $eta }.
       *[batch] From update { $t } on: { $batch } points in a batch.
    }
training-describe = Update { $t }, epoch { $epochs }: training loss { $train }, test loss { $test }.
