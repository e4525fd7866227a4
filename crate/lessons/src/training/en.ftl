### Training: a network learns to tell points apart

training-title = Training
training-claim = A thousand small steps draw a line.
training-prose = Every update moves all weights against their gradient, η = { $eta } times as far. The batch size is { $batch }. Many updates bend the boundary.

## What can be opened below

training-fold-own = your own points
training-fold-words = in words
training-fold-stall = does it get on?
training-fold-neuron = one neuron
training-fold-weight = one weight
training-fold-gradients = gradients by layer
training-fold-code = as code
training-fold-saturation = who is stuck

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
order-drawn = drawn anew for each epoch
order-given = as they are given
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
init-given = as given, from the chain rule

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
training-count-update = update { $t }
training-count-epoch = epoch { $epoch }
training-diverged =
    Diverged: at update { $t } a number of layer { $layer } was more than a million away from 0. The loss was least, { $least },
    at update { $best }; since then, at η = { $eta }, steps have gone beyond the valley and on the whole have ended higher up than
    they came from, where the slope is steeper and the next step longer. Choose a smaller η.

## The pictures

training-network = The boundary, and the network that draws it
training-network-alt =
    After { $t } updates: the map of the chosen neuron over the plane with the points, hatched where it is below 0, and a line where
    it is 0. Beside it the network with a map in each neuron. The training loss is { $train }, the test loss { $test }.
training-graph = The network: what each neuron sees
training-graph-alt =
    The network after { $t } updates: each neuron with a map of its output over the plane, each weight as a line.
training-unit = { $name }: show its map large, and its weights
training-plane = Place on the plane: the point next to it is looked at
training-losses = Loss
training-losses-alt = Training and test loss over { $t } updates, on a logarithmic axis; now they are { $train } and { $test }.
training-moment = Update at which the losses are read off
training-gradients = Size of ∂L/∂w, layer by layer
training-gradients-alt = The length of the gradient of each layer’s weights over { $t } updates, the last layer on top.
training-axis-update = updates
training-axis-losses = updates; L (log)
training-axis-layer = layer
training-axis-gradient = ‖∂L/∂w‖ (log)
training-legend-train = training { $wide ->
    [yes] loss { $loss }
   *[no] { $loss }
}
training-legend-test = test { $wide ->
    [yes] loss { $loss }
   *[no] { $loss }
}

## Controls

control-brush = A press on the plane
control-scatter = Scatter of the points
control-share = Share for training, %
control-init = Weights drawn by
control-batch = Batch size
control-order = Order of the points
control-ax = Point, across
control-ay = Point, upwards
control-l1 = L1
control-l2 = L2
control-saturation = Show who is saturated
control-most = …or for so many epochs

## In sight

refusal-set = { $key }: “{ $given }” is not allowed. Write one or more of these, joined by dots: { $allowed }.
refusal-schedule = { $key }: “{ $given }” is not allowed. Write what changed and from which step on, as in { $allowed }.
training-point =
    { $test ->
        [yes] The point at ({ $x }, { $y }), for the test:
       *[no] The point at ({ $x }, { $y }), for training:
    } target { $target }, output { $o }.
training-describe = { $state ->
    [zeros] Nothing is learned yet: each weight and bias is 0. Play, and watch the map.
    [new] Nothing is learned yet: the weights are drawn by chance. Play, and watch the line.
    [turned] After { $t ->
            [1] 1 update
           *[other] { $t } updates
        } the training loss is { $train }. The test loss was least at { $turn }; now it is { $test }: learned by heart.
    [alone] After { $t ->
            [1] 1 update
           *[other] { $t } updates
        } the training loss is { $train }. No point is left for a test.
   *[under-way] After { $t ->
            [1] 1 update
           *[other] { $t } updates
        } the training loss is { $train } and the test loss { $test }.
}

## The story

training-chance-claim = Nothing is learned yet.
training-chance-prose = The network must tell the blue points from the orange ones. Where its output is 0, the map has a line. Its first weights are drawn by chance.
training-chance-ask = What do 400 updates change?
training-chance-points = The points move to their side
training-chance-bends = The line bends around the points
training-chance-neurons = More neurons come
training-chance-bends-why = Yes. An update moves the weights a little, and nothing else. So the maps in the neurons change, and the line bends.
training-chance-points-why = No. The points are the data, and they stay. An update moves only the weights, and so the line bends.
training-chance-neurons-why = No. The network keeps its neurons. An update moves only their weights, and so the line bends.
group-goal = Run until
