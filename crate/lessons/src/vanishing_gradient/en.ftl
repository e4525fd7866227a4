### Vanishing gradient: why the first weights hardly learn (notes N14–N17)

vanishing-gradient-title = Vanishing gradient
vanishing-gradient-text =
    With sigmoid neurons in a row, ∂L/∂w1 is a product of one factor per layer, w·σ′(z). Since σ′ is never above ¼, each
    factor is at most ¼·|w|: for weights of ordinary size the product shrinks with every layer, and w_new is almost
    w_old. That is the vanishing gradient.
vanishing-gradient-try =
    Try first: move the depth from 5 to 30 and watch ∂L/∂w1. Then set every weight to 8 with the preset: |w| above 4 can
    make the product grow instead.

vanishing-gradient-preset-five = Five layers
vanishing-gradient-preset-thirty = Thirty layers
vanishing-gradient-preset-ceiling = Exactly at the ceiling
vanishing-gradient-preset-four = |w| = 4: it stays
vanishing-gradient-preset-explodes = |w| = 8: it explodes

## Pictures

vanishing-gradient-sigmoid = σ and its slope σ′, with every layer’s z
vanishing-gradient-sigmoid-alt = The sigmoid and its slope. The slope never rises above ¼, and reaches it only at z = 0. { $n } layers are marked.
vanishing-gradient-factors = Each layer’s factor beside its ceiling (negative ones are open bars)
vanishing-gradient-factors-alt = A bar per layer, { $n } in all: the factors lie between { $least } and { $greatest }, none above its ceiling ¼·|w|.
vanishing-gradient-product = The product, from the loss back to w1
vanishing-gradient-product-alt = The running product over { $n } layers on a logarithmic axis, ending at ∂L/∂w1 = { $gradient }, nowhere above the line of the ceilings.
vanishing-gradient-bound = product of the ceilings
vanishing-gradient-axis-layer = layer
vanishing-gradient-axis-factor = size of the factor w·σ′(z), under ¼·|w|
vanishing-gradient-axis-product = size of the product so far (log)

## Words

vanishing-gradient-words = In words
vanishing-gradient-product-words =
    { $growth ->
        [vanishes] Over { $n } layers the gradient shrinks in size from { $last } at the last weight to { $gradient } at the first. With every factor at its ceiling it would be { $bound }.
        [grows] Over { $n } layers the gradient grows in size from { $last } at the last weight to { $gradient } at the first: some factors are larger than 1. Sigmoid alone does not make a gradient vanish.
        [larger] Over { $n } layers the gradient is larger at the first weight ({ $gradient }) than at the last ({ $last }), although no factor is larger than 1: the input there is larger than the output here.
        [holds] Over { $n } layers the gradient keeps its size: { $gradient } at the first weight as at the last.
        [no-input] The input is 0, so w1 has no effect on anything: ∂L/∂w1 is 0.
        [saturated] ∂L/∂w1 is 0: in some layer z is so large that σ′(z) has rounded to 0.
        [zero] ∂L/∂w1 is 0: some factor is 0, or the product is too small for any number the computer has.
       *[single] A single layer has a single factor: ∂L/∂w1 has the size { $gradient }.
    }
vanishing-gradient-moved =
    { $moved ->
        [zero] The step leaves w1 as it is.
        [lost] One step would change w1 by { $change }: too little for its last digit. w_new equals w_old.
        [far] One step changes w1 by { $change }.
       *[some] One step changes w1 by { $change }. At this rate it takes { $steps } steps to move it by 0.1.
    }
vanishing-gradient-formula = The product with its numbers
vanishing-gradient-diverged =
    Stopped at step { $t }: the weight or bias of layer { $layer } is larger in size than { $far }. η = { $eta } is far too
    large here; try 0.1.

## Tables

vanishing-gradient-next = Step
vanishing-gradient-layers = Layer by layer
vanishing-gradient-column-layer = layer
vanishing-gradient-column-carried = w, or x in layer 1
vanishing-gradient-column-factor = factor
vanishing-gradient-column-ceiling = ceiling
vanishing-gradient-column-running = product so far
vanishing-gradient-column-bound = bound so far
vanishing-gradient-weights = w_old and w_new, to the last digit
vanishing-gradient-column-weight = weight
vanishing-gradient-describe =
    Step { $t }, { $n } layers: ∂L/∂w1 is { $gradient }, at the last weight it is { $last }. The next step changes w1 by { $change }.
