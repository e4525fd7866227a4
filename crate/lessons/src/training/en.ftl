### Training: a network learns to tell points apart

training-title = Training
training-text =
    An update takes a batch of points, finds the mean of their gradients as in the chain rule, and moves every weight by the
    update rule. Once every point for training has had its turn, an epoch is over. The points for the test are never
    learned from: they show what it makes of new ones.
training-try =
    Try first: press Reset, then Play, and watch the boundary close around the blue points. Then lower η in the middle of the
    run: does the loss still jump? Press Another start: does every start get there?

training-preset-circle = Circle
training-preset-xor = Exclusive or
training-preset-gaussians = Two clouds, one neuron
training-preset-spiral = Spiral
training-preset-overfitting = Learned by heart
training-preset-sine = A sine as heights
training-preset-squares = Squares as inputs
training-preset-own = Your own points
training-preset-lowered = η lowered on the way
training-preset-compared = Adam against sgd
training-preset-saturated = Saturated
training-preset-diverging = Diverging

## Choices

data-circle = circle
data-xor = exclusive or
data-gaussians = two clouds
data-spiral = spiral
data-moons = two moons
data-plane = plane (heights)
data-sine = sine (heights)
data-own = your own points
brush-positive = puts a blue point
brush-negative = puts an orange one
brush-remove = takes one away
brush-look = only looks
inputs-x = x₁
inputs-y = x₂
inputs-xx = x₁²
inputs-yy = x₂²
inputs-xy = x₁x₂
inputs-sinx = sin x₁
inputs-siny = sin x₂
init-xavier-uniform = Xavier, uniform
init-xavier-normal = Xavier, normal
init-he-uniform = He, uniform
init-he-normal = He, normal
init-uniform = uniform, −1 to 1
init-normal = normal, spread 1
init-zeros = zeros

training-ends = { $key }: “{ $given }” does not fit the points. Begin with as many units as there are inputs ticked and end with 1, as in { $allowed }.

## Steps

training-next = Update
training-batch = Batch
training-epoch = Epoch
training-another = Another start
training-pin = Pin this run
training-unpin = Unpin
training-until = Run until L < { $goal }, { $most } epochs at most
training-outcome =
    Update { $t }, epoch { $epoch }: the training loss, { $loss }, is { $reached ->
        [yes] below { $goal }.
       *[no] not below { $goal } yet.
    }
training-rescue = From the start with η = { $eta }
training-count-update = Update { $t }
training-count-batch = batch { $batch } of { $of }
training-count-epoch = epoch { $epoch }
training-diverged =
    Diverged: at update { $t } a number of layer { $layer } was more than a million away from 0. The loss was least, { $least },
    at update { $best }; since then, at η = { $eta }, steps have gone beyond the valley and on the whole have ended higher up than
    they came from, where the slope is steeper and the next step longer. Choose a smaller η.

## The pictures

training-network = The network, and the boundary it draws
training-network-alt =
    The network after { $t } updates: each neuron with a map of its output over the plane, each weight as a line. Beside it
    the map of the chosen neuron with the points; the training loss is { $train }, the test loss { $test }.
training-unit = { $name }: show its map large, and its weights
training-plane = Place on the plane: the point next to it is looked at
training-losses = Loss
training-losses-alt = Training and test loss over { $t } updates, on a logarithmic axis; now they are { $train } and { $test }.
training-moment = Update at which the losses are read off
training-gradients = Size of ∂L/∂w, layer by layer
training-gradients-alt = The length of the gradient of each layer’s weights over { $t } updates, the last layer on top.
training-axis-update = updates
training-axis-loss = mean loss L
training-axis-layer = layer
training-axis-gradient = ‖∂L/∂w‖
training-legend-train = training { $loss }
training-legend-test = test { $loss }
training-legend-moment = at update { $t }

## In words

training-words = In words
training-clock =
    Each batch makes one update, so the two move together; an epoch is { $batches } of them: { $count ->
        [1] 1 point
       *[other] { $count } points
    }, { $batch } in a batch{ $rest ->
        [none] {""}
       *[other] {" "}and { $rest } in the last
    }, in an order of its own. Of this epoch’s points { $taken } have had their turn.
training-means = The mean loss is { $train } over the points for training and { $test } over those for the test.
training-means-alone = The mean loss is { $train }. All points are for training: there is none left for a test.
training-right = On their side of the boundary: { $train } % of the points for training, { $test } % of those for the test.
training-right-alone = On their side of the boundary: { $train } % of the points.
training-points = Blue discs are wanted to be positive, orange rings negative. Large ones are for training, small ones for the test.
training-crowd = Of a layer with more than 40 weights only the largest are drawn.
training-heights = Every point has a height that is to be hit: blue discs above 0, orange rings below. Large ones are for training, small ones for the test.
training-change =
    { $ahead ->
        [yes] Still to come, at update { $t }:
       *[no] From update { $t } on:
    } { $what ->
        [optimizer] { $optimizer } with η = { $eta }.
        [eta] η = { $eta }.
       *[batch] { $batch } points in a batch.
    }
training-describe = Update { $t }, epoch { $epochs }: training loss { $train }, test loss { $test }.

## One neuron

training-neuron = What enters { $name }
training-column-weight = weight
training-column-from = of
training-column-value = value
training-column-gradient = ∂L/∂w, latest batch

## One point

training-door = One point, one weight
training-point =
    { $test ->
        [yes] The point at ({ $x }, { $y }), for the test:
       *[no] The point at ({ $x }, { $y }), for training:
    } target { $target }, output { $o }.
training-door-select = Select a weight in the table: every path from it to the loss of this point is listed then.

refusal-set = { $key }: “{ $given }” is not allowed. Write one or more of these, joined by dots: { $allowed }.
refusal-schedule = { $key }: “{ $given }” is not allowed. Write what changed and from which step on, as in { $allowed }.

## Controls

control-brush = A press on the plane
control-scatter = Scatter of the points
control-share = Share for training, %
control-init = Weights drawn by
control-batch = Batch size
control-ax = Point, across
control-ay = Point, upwards
control-l1 = L1
control-l2 = L2
control-saturation = Show who is saturated
control-most = …or for so many epochs
