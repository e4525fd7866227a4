### Chain rule: why one weight's gradient has its value (notes N6–N11)

chain-rule-title = Chain rule
chain-rule-asks = How does one weight reach the loss?
chain-rule-claim = Multiply along each path. Add the paths.
chain-rule-prose = A weight does not touch the loss. It changes one neuron, which changes the next, up to L. Each link passes on a share.
chain-rule-text =
    A weight does not touch the loss directly: it changes one neuron, which changes the next, up to L. Along a path the
    effects multiply; where several paths lead to L, the products add up. That product, or sum of products, is ∂L/∂w.
    Backward computes it and moves nothing; the optimizer’s update moves the weight.
page-picture-chain-rule = A network of two hidden layers. Two bands lead from the loss back to w1, and get thinner on the way.

## What can be opened below

chain-rule-fold-paths = every path
chain-rule-fold-shares = σ′ and w in each share
chain-rule-fold-parameters = every weight and bias
chain-rule-fold-check = gradient check
chain-rule-fold-network = your own network
chain-rule-fold-paper = on paper
chain-rule-fold-known = what is given

chain-rule-preset-a-w4 = A: w4, two factors
chain-rule-preset-a-w1 = A: w1, three factors
chain-rule-preset-a-b2 = A: a bias
chain-rule-preset-b-w1 = B: w1, two paths
chain-rule-preset-c-w1 = C: five in a row
chain-rule-preset-mazur = Matt Mazur’s example
chain-rule-preset-build-a-w2 = Exercise: build ∂L/∂w2
chain-rule-preset-repair-b-w1 = Exercise: two wrong terms
chain-rule-preset-fill = Exercise: fill in
chain-rule-preset-sheet = Exercise: the whole sheet
chain-rule-preset-xor = Exclusive or

network-a = A: 3-1-1
network-b = B: 2-2-2-1
network-c = C: five in a row
network-mazur = Mazur: 2-2-2
network-xor = XOR: 2-2-1
network-own = Your own

## The acts

chain-rule-next =
    { $act ->
        [forward] Forward{ $neuron }
        [backward] Backward{ $neuron }
       *[update] Update{ $neuron }
    }
chain-rule-stretch =
    { $act ->
        [forward] Forward: values
        [backward] Backward: shares
       *[update] Update
    }
chain-rule-act =
    { $act ->
        [ready] Nothing is computed yet. Forward comes first: the inputs run through the network to L.
        [forward] Forward: every neuron has its output, and the loss is { $loss }. No slope is known yet.
        [backward] Backward: { $paths ->
            [1] one path gives
           *[other] { $paths } paths give
        } ∂L/∂{ $name } = { $gradient }. { $sign ->
            [asked] Which way will the update move { $name }?
            [negative] Below zero, so the update will raise { $name }.
            [positive] Above zero, so the update will lower { $name }.
           *[zero] The update will leave { $name } alone.
        } Nothing has moved yet.
       *[update] Update: { $name } went from { $old } to { $new }, all others moved too, and L { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }.
    }
chain-rule-small =
    { $act ->
        [forward] Forward has come to { $neuron }: its inputs are known, so z and then o can be computed.
        [backward] Backward has come to { $neuron }: the slopes of all neurons behind it are known, and it adds what they pass back. Nothing moves.
       *[update] The optimizer has moved the weights and the bias into { $neuron }, each by its own gradient.
    }
chain-rule-diverged =
    Stopped after update { $updates }: { $name } is larger than { $far }. η = { $eta } is far too large for this
    network; try 0.1.

## The picture

chain-rule-network = The network, with the paths of the selected parameter
chain-rule-legend = width: what is left of the slope (log)
chain-rule-target = target { $y }
chain-rule-was = was { $loss }
chain-rule-moved = { $times ->
        [1] { $change }
       *[other] { $change } (×{ $times })
    }
chain-rule-select = Select { $name }, now { $value }
chain-rule-set = { $name }, now { $value }: press to type another number
chain-rule-through =
    { $value ->
        [none] Paths through { $name } only
       *[other] { $name } = { $value }, from z = { $z }: press for the paths through it only
    }

## The formulas

chain-rule-gradient = Its gradient, path by path
chain-rule-formula = Its gradient by the chain rule
chain-rule-rows =
    { $known ->
        [yes] { $paths ->
            [1] One path
           *[other] { $paths } paths
        } from L to { $name }. The sum is { $sum }, and a nudge of { $name } gives { $nudge }.
       *[no] { $paths ->
            [1] One row
           *[other] A row for each path
        } from L to { $name }, with question marks: backward has still to come.
    }
chain-rule-row =
    { $which ->
        [all] All paths of { $name }
        [only] The path of { $name }
       *[one] The path of { $name } over { $names }
    }
chain-rule-opened =
    { $name } = { $kind ->
        [activated] { $sigmoid ->
            [yes] σ′({ $z }) · { $by } = { $o }(1 − { $o }) · { $by }
           *[no] f′({ $z }) · { $by }
        } = { $slope } · { $number } = { $value }
        [bias] { $sigmoid ->
            [yes] σ′({ $z }) = { $o }(1 − { $o })
           *[no] f′({ $z })
        } = { $value }
        [linear] { $by } = { $value }
        [error] { $loss ->
            [half] { $o } − { $y } = { $slope } − { $number } = { $value }, the slope of ½({ $o } − { $y })²
            [squares] { $times } · ({ $o } − { $y }) = { $times } · ({ $slope } − { $number }) = { $value }
           *[entropy] { $o } − { $y } = { $slope } − { $number } = { $value }, as the slope of the activation cancels
        }
       *[plain] { $value }
    }
chain-rule-over = over { $names }
chain-rule-more = { $count } more { $count ->
        [1] path
       *[other] paths
    }
chain-rule-more-and = and { $count } more: { $sum }
chain-rule-compared =
    { $verdict ->
        [yes] ✓ { $room ->
            [much] backpropagation and a nudge of { $name } agree: { $nudge }
           *[little] a nudge of { $name } agrees: { $nudge }
        }
        [no] a nudge of { $name } gives { $nudge }
        [kink] at a kink: { $left } from the left, { $right } from the right
        [unclear] too steep for a nudge of { $name } to tell
        [moved] { $room ->
            [much] in millionths (10⁻⁶); forward with { $name } + { $step } gives { $nudge }
           *[little] in millionths; forward: { $nudge }
        }
       *[missing] rows are missing: backpropagation has { $backprop }
    }
chain-rule-nudge =
    { $agrees ->
        [yes] ✓ a nudge agrees
        [moved] forward: { $nudge }
        [kink] at a kink: { $nudge }
       *[no] a nudge: { $nudge }
    }

## The loss curve

chain-rule-answers = How L answers to { $name } alone
chain-rule-slope = slope { $slope }
chain-rule-slice-words = The loss for every value of { $name }, all else unchanged. At { $name } = { $w } it is { $loss }, with slope { $slope }; the step leads to { $new }. The dashed parabola is how a loss is often drawn: it fits near the ball and parts from the curve farther away.
chain-rule-drag = Ball: the start value of { $name }

## Choices

notation-notes = w₄, o₃
notation-usual = w⁽²⁾₁₁, a⁽²⁾₁, δ⁽²⁾₁
chain-rule-usual =
    a⁽ˡ⁾ᵢ is the output of neuron i in layer l, w⁽ˡ⁾ᵢⱼ the weight that leads to it from neuron j of the layer before, and
    δ⁽ˡ⁾ᵢ short for ∂L/∂z⁽ˡ⁾ᵢ.

pace-act = a whole act
pace-neuron = one neuron

## Exercises

task-explore = Explore
task-build = Build the formula
task-repair = Find the wrong terms
task-fill = Fill in numbers
example-seed = of an example
example-network = of the chosen network
task-sheet = Fill in the whole sheet
level-1 = one blank
level-2 = two blanks
level-3 = the whole row

refusal-rows = { $key }: “{ $given }” is not allowed. Write factors joined by “-” and rows joined by “_”, as in { $allowed }.
refusal-document = { $field }: “{ $given }” cannot be taken. Allowed: { $allowed }. Nothing was changed.
refusal-document-line = { $key }: “{ $given }” is no name and number. Write lines like { $allowed }, or paste JSON. Nothing was changed.

## Controls

control-task = What to do
control-example = Numbers
control-level = How much is missing
control-through = Only paths through
control-notation = Names
control-pace = One step is
control-freeze = Biases stay as they are
control-check = Check every gradient
control-nudge = Nudge the weight by 0.01
control-open = Show ∂o/∂o as σ′(z)·w

## The story

chain-rule-far-claim = A weight far from the loss.
chain-rule-far-prose = w1 stands at the left and L at the right, with three layers of neurons between them. With w1 = 0.5 the loss L is { $was }.
chain-rule-far-ask = w1 goes up by 1. How much does L change?
chain-rule-far-none = not at all
chain-rule-far-little = by much less than 1
chain-rule-far-same = by 1
chain-rule-far-none-why = No: L falls from { $was } to { $loss }. w1 changes o1, o1 changes the neurons behind it, and they change L. So L feels w1.
chain-rule-far-little-why = Yes: L falls only from { $was } to { $loss }. Each neuron on the way passes on a part of the change. The next steps say how large this part is.
chain-rule-far-same-why = No: L falls only from { $was } to { $loss }. Each neuron on the way passes on a part of the change, and not all of it.
chain-rule-forward-claim = Forward: numbers flow to the right.
chain-rule-forward-prose = Each neuron multiplies its inputs by its weights and adds them and its bias: this sum is z. Its output is o = σ(z).
chain-rule-forward-ask = w1 goes from 0.5 to 3. Which outputs change?
chain-rule-forward-first = o1 alone
chain-rule-forward-all = all five
chain-rule-forward-behind = o1, o3, o4, o5
chain-rule-forward-first-why = No. o1 is an input of o3 and o4, and both are inputs of o5. So these three have changed, too.
chain-rule-forward-all-why = No: o2 has not changed. w1 is not in the sum of o2, so ∂o2/∂w1 is 0. Some lecture notes put this term into ∂L/∂w1: it belongs to no path.
chain-rule-forward-behind-why = Yes: only o2 stays as it was. w1 is not in its sum, so ∂o2/∂w1 is 0. A formula of ∂L/∂w1 with this term has a wrong term.
chain-rule-share-claim = Each link passes on a share.
chain-rule-share-prose = A smaller network. Nudge o1 by 0.01, and o2 moves by { $moved }. The share is ∂o2/∂o1 = σ′(z2) · w4 = { $slope } · 0.7 = { $share }. σ′ is the slope of σ.
chain-rule-share-ask = When is this share below 0?
chain-rule-share-sum = when z2 is below 0
chain-rule-share-weight = when w4 is below 0
chain-rule-share-never = never, as σ′ is above 0
chain-rule-share-sum-why = No. The sigmoid rises where z2 is below 0, too: σ′ is always above 0. The sign of the share is that of w4. Now w4 is −0.7, and the share is { $turned }.
chain-rule-share-weight-why = Yes: now w4 is −0.7, and the share is { $turned }. σ′ is always above 0, so the sign of a share is the sign of its weight.
chain-rule-share-never-why = No. σ′ is above 0, but the share is σ′ times w4, so it has the sign of w4. Now w4 is −0.7, and the share is { $turned }.
chain-rule-near-claim = A weight right before the output.
chain-rule-near-prose = w4 leads from o1 into the last neuron: z2 = o1 · w4 + b2, and o2 = σ(z2). Here o1 is 0.5, w4 is { $weight }, σ′(z2) is { $slope }, and ∂L/∂o2 is { $error }.
chain-rule-near-ask = What is ∂L/∂w4?
chain-rule-near-right-why = ∂L/∂w4 = ∂L/∂o2 · ∂o2/∂w4 = { $error } · { $slope } · 0.5 = { $truth }. The last factor is o1: in z2 = o1 · w4 + b2, a small change of w4 is multiplied by o1.
chain-rule-near-weight-why = You have multiplied by w4. But w4 is what changes: in z2 = o1 · w4 + b2, a small change of w4 is multiplied by o1 = 0.5.
chain-rule-near-flat-why = σ′(z2) is missing. The neuron o2 passes on only a part of what its sum z2 does: ∂o2/∂w4 = σ′(z2) · o1 = { $slope } · 0.5.
chain-rule-near-sign-why = The sign is missing. ∂L/∂o2 = o2 − y = { $error } is below 0: more output means less loss here.
chain-rule-near-short-why = This is ∂o2/∂w4: how o2 feels w4. L feels o2 by ∂L/∂o2 = { $error }, so multiply by it, too.
chain-rule-near-other-why = No. Multiply ∂L/∂o2 = { $error } by ∂o2/∂w4 = σ′(z2) · o1 = { $slope } · 0.5.
chain-rule-product-claim = Along a path, shares multiply.
chain-rule-product-prose = One path leads from w1 to L: ∂L/∂w1 = 0.25 · { $share } · ({ $error }) = { $whole }. The first share is ∂o1/∂w1 = σ′(z1) · x1, and x1 is 1.
chain-rule-product-ask = w2 leads into o1, too, from x2 = 0.5. What is ∂L/∂w2?
chain-rule-product-right-why = ∂L/∂w2 = 0.125 · { $share } · ({ $error }) = { $truth }. Only the first share differs: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5. All behind o1 is the same.
chain-rule-product-whole-why = This is ∂L/∂w1. The first share differs: w2 is multiplied by x2, so ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-value-why = You have multiplied by w2. But a small change of w2 is multiplied by its input: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-flat-why = σ′(z1) is missing. The neuron o1 passes on only a part: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-sign-why = The sign is wrong. ∂L/∂o2 = o2 − y = { $error } is below 0, and ∂o2/∂o1 is { $share }. The first share is above 0.
chain-rule-product-sum-why = You have added the shares. Along one path they multiply: each link passes on a share of what it gets.
chain-rule-product-other-why = No. Multiply the shares of w1 again, with another first one: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-nudge-claim = Each path carries a change to L.
chain-rule-nudge-prose = w1 grows by 0.01. Over o3 a change of −39.59 millionths comes to L, and over o4 one of −18.66. Each is 0.01 times the shares on its path.
chain-rule-nudge-ask = What does L do?
chain-rule-nudge-larger = it takes the larger change
chain-rule-nudge-add = it adds both changes
chain-rule-nudge-multiply = it multiplies both changes
chain-rule-nudge-larger-why = No. Both neurons move, and o5 has both in its sum. So the changes add up to −58.25, and forward, computed again, gives { $nudge }. A gradient does not follow one path.
chain-rule-nudge-add-why = Yes: −58.25 in all, and forward, computed again, gives { $nudge }. Multiply along each path, add the paths: this is the chain rule.
chain-rule-nudge-multiply-why = No. The shares on one path multiply. The changes over two paths meet in o5, which adds its inputs: −58.25, and forward, computed again, gives { $nudge }.
chain-rule-paths-claim = Multiply along each path. Add the paths.
chain-rule-paths-prose = A tile is one derivative: one share of a path. The tiles of a row are multiplied, and the rows are added. Not every tile is needed.
chain-rule-paths-ask = Put ∂L/∂w1 together, path by path.
chain-rule-paths-right-why = Yes: one product for the path over o3, one for the path over o4, and their sum. ∂o2/∂w1 is 0 and belongs to no path.
chain-rule-paths-one-why = This is one of two paths. o1 is an input of o3 and of o4, so a change of w1 comes to L over both. A gradient does not follow one path: add the other row.
chain-rule-paths-product-why = You have multiplied both paths. Along one path shares multiply, but the changes over o3 and o4 meet in o5, which adds them: make two rows.
chain-rule-paths-twice-why = This path stands here twice. The other one leads over the other neuron of the second layer, o4.
chain-rule-paths-short-why = These rows end at o5. L feels o5 by ∂L/∂o5: it is a share of each path, too.
chain-rule-paths-beside-why = ∂o2/∂w1 is 0: w1 is not in the sum of o2. Some lecture notes print this term, but both paths begin with ∂o1/∂w1.
chain-rule-paths-other-why = Not yet. Follow one path from L back to w1, a tile for each link: L, o5, o3, o1, w1. Then make a row for the other path.
chain-rule-sweep-claim = One sweep does both.
chain-rule-sweep-prose = At o1 both paths meet: −0.0196 − 0.00926 = −0.0289. This is ∂L/∂o1. Backward goes from right to left and finds it for each neuron.
chain-rule-sweep-ask = w1, w2 and b1 all lead into o1. How often must the paths behind o1 be added?
chain-rule-sweep-once = once
chain-rule-sweep-three = three times
chain-rule-sweep-six = six times
chain-rule-sweep-once-why = Yes: ∂L/∂w2 takes the same −0.0289, and so does ∂L/∂b1. What paths share is computed once. Deep networks have far too many paths to add them one by one.
chain-rule-sweep-three-why = No. The paths behind o1 are the same for w1, w2 and b1. Backward adds them once, to −0.0289, and all three take this number: now see w2.
chain-rule-sweep-six-why = No. Two paths for each of three would be six, but behind o1 they are the same. Backward adds them once, to −0.0289: now see w2.
chain-rule-update-claim = Only now the weights move.
chain-rule-update-prose = Backward has only computed slopes. Now the optimizer moves all 15 weights and biases, each by −η times its own slope. η is 0.1.
chain-rule-update-ask = How far will L fall?
chain-rule-update-alone = as far as by w1 alone
chain-rule-update-farther = much farther than by w1 alone
chain-rule-update-less = less far: moves cancel
chain-rule-update-alone-why = No: L falls from 0.1154 to 0.1129, and w1 alone gives only 0.0000034 of that. All 15 move at once, and those near L have larger slopes.
chain-rule-update-farther-why = Yes: L falls from 0.1154 to 0.1129, and w1 alone gives only 0.0000034 of that. Backward computes, the optimizer moves: these are two acts.
chain-rule-update-less-why = No: L falls from 0.1154 to 0.1129, and w1 alone gives only 0.0000034 of that. Each of the 15 goes downhill, and with small steps all of them help.
chain-rule-bias-claim = A bias has a slope, too.
chain-rule-bias-prose = The sum of the neuron o3 is z3 = o1 · w5 + o2 · w6 + b3. The bias b3 is 0.
chain-rule-bias-ask = What is ∂L/∂b3?
chain-rule-bias-zero = 0, as b3 is 0
chain-rule-bias-none = none: only weights learn
chain-rule-bias-steepness = ∂L/∂o3 · σ′(z3)
chain-rule-bias-value = ∂L/∂o3 · σ′(z3) · b3
chain-rule-bias-zero-why = No: it is { $dL_db3 }. A slope says what a small change does. If b3 grows a little, z3 grows by the same amount, and o3 moves.
chain-rule-bias-none-why = No: it is { $dL_db3 }. The bias matters: it moves z3 up or down, and so it decides where the sigmoid is steep. Each update moves b3 as it moves a weight.
chain-rule-bias-steepness-why = Yes: −0.132 · 0.248 = { $dL_db3 }. If b3 grows a little, z3 grows by the same amount: ∂z3/∂b3 is 1. So an update moves b3 like a weight.
chain-rule-bias-value-why = No: it is { $dL_db3 }. A bias is added and not multiplied, so ∂z3/∂b3 is 1, whatever b3 is.
