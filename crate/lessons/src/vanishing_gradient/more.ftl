### What the first view does without

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

## Tables

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

## The interview question

vanishing-gradient-interview =
    { $step ->
        [a1] The interview question, 1 of 5: the bound
        [a2] 2 of 5: the product
        [a3] 3 of 5: the update
        [a4] 4 of 5: a remedy
       *[a5] 5 of 5: when it does not vanish
    }
vanishing-gradient-question =
    { $step ->
        [a1] “Why do gradients vanish with sigmoid, when do they not, what helps?” First: what is the largest value that the slope σ′(z) can have?
        [a2] { $n } layers of sigmoid neurons in a row, every |w| = 1, every σ′(z) at its ceiling. What is the product of the { $n } factors? (0.5 % is close enough. A small number may be written as 1.5e-3 or 1.5*10^-3.)
        [a3] That product is ∂L/∂w1 now. The learning rate is 0.1. By how much does one step change w1?
        [a4] Now each layer also passes on what came in: o2 = σ(z2) + o1. With w2 = 0.1 and σ′(z2) at its ceiling, what is the factor ∂o2/∂o1?
       *[a5] Without that connection and with every z at 0: for which |w| does the product neither shrink nor grow?
    }
vanishing-gradient-blank =
    { $step ->
        [a1] The largest slope of the sigmoid
        [a2] The product of the factors
        [a3] The change of w1
        [a4] The factor with a residual connection
       *[a5] The size of w
    }
vanishing-gradient-told-rounded = Nearly: the right way, but rounded too early. Three significant digits, please.
vanishing-gradient-told-value = 1 is the ceiling of σ itself. Its slope is σ(z)·(1 − σ(z)).
vanishing-gradient-told-half = ½ is σ(0), the value where the slope is largest. The slope there is σ(0)·(1 − σ(0)).
vanishing-gradient-told-nothing = 0 is what the slope comes near to on both sides: its floor, not its ceiling.
vanishing-gradient-told-bound = Right: ¼, and at z = 0 only. Everywhere else it is less.
vanishing-gradient-told-bound-other = No. The slope is σ(z)·(1 − σ(z)): two numbers whose sum is 1. When is their product largest?
vanishing-gradient-told-added = Those are { $n } quarters added up. Along a path, factors are multiplied.
vanishing-gradient-told-short = One factor too few: there are { $n } layers, and each has its own.
vanishing-gradient-told-long = One factor too many: there are { $n } layers.
vanishing-gradient-told-divided = That is ¼ divided by { $n }. Multiply ¼ by itself, once for each layer.
vanishing-gradient-told-product = Right: { $product }. { $n } ordinary layers, and less than a ten-millionth is left at the very best.
vanishing-gradient-told-product-other = No. Multiply ¼ by itself so that there are { $n } factors.
vanishing-gradient-told-sign = The size is right, the sign is not: a step goes against the slope.
vanishing-gradient-told-no-eta = That is the slope alone, against its sign. The learning rate multiplies it.
vanishing-gradient-told-w-new = That is w_new, if w_old is 1. The question is about the change alone.
vanishing-gradient-told-update =
    Right: { $change }. At this rate it takes { $steps } steps to move w1 by 0.1{ $stored ->
        [no] , and a 32-bit float that holds w1 = 1 does not change at all.
       *[yes] .
    }
vanishing-gradient-told-update-other = No. Δw = −η·∂L/∂w: the number of step 2, times 0.1, with a minus.
vanishing-gradient-told-no-one = That is w2·σ′(z2) alone. The connection adds ∂o1/∂o1, which is 1.
vanishing-gradient-told-no-weight = The 1 is there, but σ′(z2) must be multiplied by w2 = 0.1.
vanishing-gradient-told-no-slope = The 1 is there, but w2 must be multiplied by σ′(z2) = ¼.
vanishing-gradient-told-remedy = Right: { $factor }. { $n } of them make { $kept }: the gradient comes through.
vanishing-gradient-told-remedy-other = No. The slope of σ(z2) + o1 by o1 is w2·σ′(z2) + 1.
vanishing-gradient-told-reciprocal = The other way round: which |w|, multiplied by ¼, gives 1?
vanishing-gradient-told-one = With |w| = 1 each factor is ¼, and the product shrinks. Which |w| makes the factor 1?
vanishing-gradient-told-twice = With |w| = 8 each factor is 2: the product explodes. Halve it.
vanishing-gradient-told-counter = Right: { $edge }. Above it, factors may be larger than 1, and the gradient explodes, sigmoid or not.
vanishing-gradient-told-counter-other = No. Each factor is |w|·¼; it must be 1.
vanishing-gradient-to-card =
    { $way ->
        [back] {"Back to "}
        [on] {"On to "}
       *[there] {""}
    }{ $card ->
        [c1] 1 of 5
        [c2] 2 of 5
        [c3] 3 of 5
        [c4] 4 of 5
        [c5] 5 of 5
       *[full] the answer in full
    }
vanishing-gradient-still-open =
    { $count ->
        [1] One question is still open.
       *[other] { $count } questions are still open.
    }
vanishing-gradient-show-card = Show the answer anyway
vanishing-gradient-card = The answer in full
vanishing-gradient-cards = The questions
vanishing-gradient-card-bound = Why: backpropagation multiplies one factor w·σ′(z) per layer, and σ′(z) is never above ¼.
vanishing-gradient-card-product = So with |w| = 1 at most (¼) to the power of the depth is left: after { $n } layers { $product }.
vanishing-gradient-card-update = What it does: with η = 0.1 a step changes w1 by { $change }. w_new ≈ w_old; the first layers do not learn.
vanishing-gradient-card-counter = When not: “sigmoid makes gradients vanish” needs |w| below { $edge }. Above it they can explode.
vanishing-gradient-card-remedies = What helps: slopes of 1 (relu, tanh near 0), weights of the right spread (Xavier, He), residual connections (factor { $factor }, not 0.025), normalised layers.
vanishing-gradient-copy =
    { $what ->
        [button] Copy the answer
        [done] Copied, with the link to this page.
       *[refused] The browser does not allow it. The text is selected: press Ctrl or ⌘ and C.
    }
vanishing-gradient-card-print = The page’s link holds these answers: keep it, or print this page.

## The later steps of the story

vanishing-gradient-five-claim = Five factors on one path.
vanishing-gradient-five-prose = Another chain of five sigmoid neurons has the factors 0.25, { $fourth }, 0.1, 0.05 and { $first }. The slope at its output is 1.
vanishing-gradient-five-ask = How large is the slope at w1?
vanishing-gradient-five-added = { $added }
vanishing-gradient-five-mixed = { $mixed }
vanishing-gradient-five-product = { $product }
vanishing-gradient-five-product-why = Yes: the five factors multiply to { $product }. No factor is strange, and still almost nothing arrives at w1.
vanishing-gradient-five-added-why = No, that is the sum. Along one path the factors multiply: each link passes on a part of what it gets. That makes { $product }.
vanishing-gradient-five-mixed-why = No. This is 0.25 · { $fourth } + 0.1 · 0.05 + { $first }. A + stands only between two paths. Here is one path, so all five multiply: { $product }.
vanishing-gradient-thirty-claim = Deep networks have many factors.
vanishing-gradient-thirty-prose = With five layers, { $was } is left at w1. Networks with thirty layers are not rare.
vanishing-gradient-thirty-ask = With 30 layers of the same kind, what is left at w1?
vanishing-gradient-thirty-sixth = about a sixth of it
vanishing-gradient-thirty-tiny = less than 10⁻¹⁵
vanishing-gradient-thirty-hundredth = about a hundredth of it
vanishing-gradient-thirty-tiny-why = Yes: { $dL_dw1 }. Each of the 25 new layers multiplies by less than ¼. The slope shrinks as a power of the depth.
vanishing-gradient-thirty-sixth-why = No: { $dL_dw1 } is left. Six times as many layers do not mean a sixth of the slope. The slope is multiplied again in each layer, it is not shared out.
vanishing-gradient-thirty-hundredth-why = Far less: { $dL_dw1 }. Four layers alone take more than a hundredth, for ¼ · ¼ · ¼ · ¼ is 0.004. Here are 25 more.
vanishing-gradient-still-claim = Now the weight takes its steps.
vanishing-gradient-still-prose = A step is w_new = w_old − η · ∂L/∂w1. η is 0.1, and 30 layers leave a slope of about 10⁻²⁰. Below stand all digits of w1.
vanishing-gradient-still-ask = How many digits of w1 do 100 steps move?
vanishing-gradient-still-most = most of them
vanishing-gradient-still-last = the last two or three
vanishing-gradient-still-none = none
vanishing-gradient-still-none-why = Right: w_new = w_old. This is the vanishing gradient problem, which interviews ask for. The loss falls, because the last layers learn. The first ones do not.
vanishing-gradient-still-last-why = Not even those. A step is about 10⁻²¹, and the last digit of w1 stands for 10⁻¹⁶. So w_new = w_old: that is the vanishing gradient problem.
vanishing-gradient-still-most-why = No digit has moved. The loss is large, but the step is η times the slope, about 10⁻²¹. So w_new = w_old: that is the vanishing gradient problem.
vanishing-gradient-large-claim = A factor is w times σ′.
vanishing-gradient-large-prose = Each z is 0 here, so each σ′ is ¼. With w = { $set } each factor after the first is { $factor }, and the slope vanishes. Now w changes, and z stays 0.
vanishing-gradient-large-ask = Which w keeps the slope from shrinking, layer after layer?
vanishing-gradient-large-two = w = 2
vanishing-gradient-large-four = w = 4
vanishing-gradient-large-never = no w
vanishing-gradient-large-four-why = Yes: 4 · ¼ is 1. With larger weights factors can be above 1: at w = 8 each one is 2, and the slope explodes. So σ′ alone does not decide.
vanishing-gradient-large-two-why = No: 2 · ¼ is ½, so each layer still halves the slope. With w = 4 the factor is 1, as you see now. With w = 8 it is 2, and the slope explodes.
vanishing-gradient-large-never-why = A sigmoid does not always shrink the slope. σ′ is at most ¼, but the factor is w · σ′. With w = 4 it is 1, as you see now. With w = 8 it is 2, and the slope explodes.
vanishing-gradient-help-claim = What lets the first layer learn?
vanishing-gradient-help-prose = 20 sigmoid layers learn whether x is positive. The mean slope at w1 over all points is { $slope }; the picture shows one point. We take 300 steps, and change one thing.
vanishing-gradient-help-ask = Which change helps w1 to learn?
vanishing-gradient-help-eta = ten times η
vanishing-gradient-help-relu = relu for sigmoid
vanishing-gradient-help-longer = 1000 times the steps
vanishing-gradient-help-relu-why = Yes: relu has slope 1 where z > 0. Its loss (B) falls to { $loss_beside }, sigmoid (A) stays at { $loss }. Residual connections help, too. The next step is the interview question.
vanishing-gradient-help-eta-why = No: ten times almost nothing is almost nothing. B has relu, with slope 1 where z > 0: its loss falls to { $loss_beside }, A stays at { $loss }.
vanishing-gradient-help-longer-why = No: 0.1 takes more than a million million steps. B has relu, with slope 1 where z > 0: its loss falls to { $loss_beside }, A stays at { $loss }.
vanishing-gradient-interview-claim = Now answer the interview question.
vanishing-gradient-interview-prose = Interviewers like to ask it. Five short questions on sigmoid lead to the answer. The picture shows relu. You can try any example: your answers stay.
