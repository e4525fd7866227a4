### Vanishing gradient: why the first weights hardly learn (notes N14–N17)

vanishing-gradient-title = Vanishing gradient
vanishing-gradient-claim = A sigmoid passes on a quarter at most.
vanishing-gradient-prose = On the way back, every layer multiplies the gradient by σ′ · w, and σ′ is never above ¼. Where these factors are small, little is left after { $depth } layers.

## What can be opened below

vanishing-gradient-fold-factors = the factor of each layer
vanishing-gradient-fold-learning = which layers learn
vanishing-gradient-fold-words = in words
vanishing-gradient-fold-tables = layer by layer
vanishing-gradient-fold-interview = the interview question

vanishing-gradient-preset-five = Five layers
vanishing-gradient-preset-notes = Five factors: 3.75×10⁻⁶
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

vanishing-gradient-alone = { $key }: in a layer of one neuron, a normalised z is always 0. Take 2 or more neurons a layer first; it is “{ $allowed }” again.
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
vanishing-gradient-sigmoid = The slope at every layer’s z: pull a mark
vanishing-gradient-sigmoid-alt = The slope of the activation under its ceiling; for the sigmoid ¼, reached at z = 0 only. { $n } layers are marked on the curve.
vanishing-gradient-factors = Each layer’s factor under its ceiling
vanishing-gradient-factors-alt = A bar per layer, { $n } in all: the factors lie between { $least } and { $greatest }, none above its ceiling.
vanishing-gradient-product = What is left of the slope, layer by layer
vanishing-gradient-product-alt = A chain of { $n } layers. On it a band as wide as what is left of the slope; below it each layer’s factor, between { $least } and { $greatest } in size, under its ceiling, and the product so far on a logarithmic axis, ending at ∂L/∂w1 = { $gradient }.
vanishing-gradient-rail = The weight in hand, to its last digit
vanishing-gradient-rail-alt = The weight in hand before the first step and now, after { $t } steps, with 17 digits. Those that have moved are bold.
vanishing-gradient-rail-old = { $letter }old { $name }
vanishing-gradient-rail-new = { $letter }new { $name }
vanishing-gradient-rail-now = { $letter }{ $name } now
vanishing-gradient-rail-ask = How many of these digits will a step move?
vanishing-gradient-rail-still =
    { $t ->
        [1] 1 step has moved no digit at all
       *[other] { $t } steps have moved no digit at all
    }
vanishing-gradient-rail-moved =
    { $t ->
        [1] moved by { $moved } in 1 step
       *[other] moved by { $moved } in { $t } steps
    }
vanishing-gradient-rail-pace = at this pace, 0.1 takes { $steps } { $steps ->
        [1] step
       *[other] steps
    }
vanishing-gradient-legend = width: what is left of the slope (log)
vanishing-gradient-legend-short = width: slope that is left (log)
vanishing-gradient-in-hand = { $name } = { $value }
vanishing-gradient-bound = product of the ceilings
vanishing-gradient-axis-layer = layer
vanishing-gradient-axis-factor =
    { $ceiling ->
        [quarter] factor w·σ′ under its ceiling |w|/4
       *[other] factor w·f′ under its ceiling
    }
vanishing-gradient-axis-product = product so far (log)
vanishing-gradient-axis-step = step
vanishing-gradient-axis-loss = loss
vanishing-gradient-axis-size = size of ∂L/∂w in a layer (log)
vanishing-gradient-loss = The loss, step by step
vanishing-gradient-loss-alt = The loss over { $t } steps; now it is { $loss }.
vanishing-gradient-strips = Which layers learn: the size of ∂L/∂w, layer by layer and step by step
vanishing-gradient-strips-alt = A row per layer, { $n } in all, and a column per step: the darker, the larger ∂L/∂w. A row stays empty where it is 0.
vanishing-gradient-caption =
    layer { $layer }: { $beside ->
        [yes] A { $factor }, B { $other }
       *[no] { $factor }, at most { $ceiling }
    }
vanishing-gradient-walk = Layer of { $setup }
vanishing-gradient-walk-all = Layer
vanishing-gradient-place =
    { $more ->
        [0] Layer { $layer }: z = { $z }, f′(z) = { $slope }
       *[other] Layer { $layer } and { $more } more near z = { $z }, f′(z) = { $slope }
    }

## Controls

control-depth = Depth
control-width = Neurons a layer
control-residual = Residual connections
control-normalise = Normalise each layer’s z
control-beside = Second set-up (B): the same, except

## In sight

vanishing-gradient-diverged =
    Stopped at step { $t }: in { $setup }, a weight or bias of layer { $layer } is larger in size than { $far }. η = { $eta } is far
    too large here; try 0.1.
vanishing-gradient-long =
    Stopped at step { $t }: with so many layers and neurons a longer run would keep you waiting. Take fewer of them for more
    steps.
vanishing-gradient-describe =
    { $t ->
        [0] No step yet. The slope is { $last } at the output; { $n ->
            [1] for w1, { $gradient } is left.
           *[other] { $n } layers back, { $gradient } is left for w1.
        }
       *[other] { $t ->
            [1] One step
           *[other] { $t } steps
        } moved { $n ->
            [1] w1 by { $first }
           *[other] the last weight by { $end }, and w1 by { $first }
        }{ $beside ->
            [yes] ; in B, w1 by { $other }.
           *[no] .
        }
    }

## The story

vanishing-gradient-longer-claim = The same chain rule, only longer.
vanishing-gradient-longer-prose = Two sigmoid neurons stand in a row. The slope goes back from L to w1, link by link. The band is as wide as what is left of the slope.
vanishing-gradient-longer-ask = Three more neurons come in between. What happens to the slope at w1?
vanishing-gradient-longer-more = It grows
vanishing-gradient-longer-less = It shrinks
vanishing-gradient-longer-same = It stays the same
vanishing-gradient-longer-less-why = Yes: from { $was } to { $dL_dw1 }. Each link multiplies the slope by its factor w · σ′(z), and here each factor is below ¼.
vanishing-gradient-longer-more-why = No. More neurons do not add slope. There is one path, and along a path the factors multiply. Here each factor is below ¼.
vanishing-gradient-longer-same-why = No. A neuron does not pass the slope on as it is. It multiplies the slope by w · σ′(z), and here that is below ¼.
vanishing-gradient-ceiling-claim = A sigmoid is steep and flat.
vanishing-gradient-ceiling-prose = Each factor is w · σ′(z): the weight times the slope of the sigmoid at z. Here each z is above 0.6, and no factor is at its ceiling.
vanishing-gradient-ceiling-ask = Where does a sigmoid let most of the slope through?
vanishing-gradient-ceiling-one = where σ(z) is near 1
vanishing-gradient-ceiling-zero = at z = 0
vanishing-gradient-ceiling-same = at each z alike
vanishing-gradient-ceiling-zero-why = Yes: σ′ is ¼ at z = 0, and less everywhere else. Now each z is 0, and each factor is at its ceiling. With w = 1, no more than ¼ gets through a layer.
vanishing-gradient-ceiling-one-why = No. There the sigmoid is flat (saturated), so σ′ is near 0. σ′ is largest at z = 0, and there it is ¼. Now each z is 0.
vanishing-gradient-ceiling-same-why = No. A sigmoid is steep in the middle and flat far out. σ′ is largest at z = 0, and there it is ¼. Now each z is 0.
group-weights = The weights
group-beside = A second set-up
