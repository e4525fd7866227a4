### Chain rule: what the first view does without

chain-rule-curve-words = The loss for every value of { $name }, all else unchanged. At { $name } = { $w } it is { $loss }, with slope { $slope }; the step leads to { $new }. The dashed parabola is how a loss is often drawn: it fits near the ball and parts from the curve farther away.
chain-rule-fold-check = gradient check
chain-rule-nudged = { $name } grows by { $step }. Each path carries a share of it to L: { $sum } millionths in all. Forward, computed again, gives { $change }.
chain-rule-slice = The loss as a curve of this parameter alone
chain-rule-update = Its update
chain-rule-steps = The formula of this step
chain-rule-now = What has happened

chain-rule-softmax = Through softmax: each output depends on every z
chain-rule-opened-softmax =
    { $name } = { $names } = { $numbers } = { $value }{ $short ->
        [yes] , which is { $o } − { $y }
       *[no] { "" }
    }

## Another rule than plain gradient descent

chain-rule-fold-memory = the rule and its memory
chain-rule-rule = The rule, and its numbers here
chain-rule-memory = How much stays of the past
chain-rule-memory-share = { $name }, 0 or above and below 1
chain-rule-memory-means =
    { $name ->
        [mu] share of the old velocity v that stays
        [alpha] share of the old mean square s that stays
        [beta1] share of the old mean slope m that stays
       *[beta2] share of the old mean square s that stays
    }
chain-rule-column-meaning = what it is
chain-rule-past = The latest updates of the selected parameter
chain-rule-column-update = update
chain-rule-act-rule =
    Backward: { $paths ->
        [1] one path gives
       *[other] { $paths } paths give
    } ∂L/∂{ $name } = { $gradient }. { $sign ->
        [asked] Which way will the update move { $name }?
        [negative] The rule ({ $optimizer }) makes of it an update that will raise { $name }.
        [positive] The rule ({ $optimizer }) makes of it an update that will lower { $name }.
       *[zero] The update will leave { $name } alone.
    } Nothing has moved yet.
chain-rule-verdict-rule =
    { $right ->
        [yes] Right.
       *[no] Wrong.
    } { $truth ->
        [up] { $name } went up by { $change }.
        [down] { $name } went down, by { $change }.
       *[none] { $name } did not change.
    } Its slope is { $gradient }, and the rule adds to it what it remembers, or the weight decay.
refusal-memory = { $key }: “{ $given }” is not allowed. Write names and numbers from 0 to below 1, as in { $allowed }.
refusal-share = { $item }: “{ $given }” is not allowed. Write a number from 0 to below 1, or a calculation such as 9/10.

## The ledger

chain-rule-ledger = The path ledger
chain-rule-column-path = path
chain-rule-column-factors = factors, from the loss back
chain-rule-column-product = product
chain-rule-column-counts = counts
chain-rule-count-row = Path { $number } counts
chain-rule-remainder = the other paths, beside the { $shown } largest of { $total }
chain-rule-sum =
    { $agrees ->
        [yes] sum of the paths, as backpropagation has it
        [unknown] sum of the paths, as backpropagation will have it
       *[no] sum of the rows that count, { $missing } missing: not the gradient
    }
chain-rule-backprop = backpropagation
chain-rule-difference = central difference
chain-rule-error = relative error of the difference
chain-rule-told =
    { $verdict ->
        [yes] { $error }
        [kink] at a kink: { $left } from the left, { $right } from the right
        [unclear] too steep for forward passes to tell
       *[no] { $error }: they disagree
    }

## All parameters

chain-rule-parameters = Every weight and bias
chain-rule-column-parameter = name
chain-rule-column-start = start
chain-rule-column-value = value
chain-rule-input = { $name } at the start
chain-rule-the-sample = The sample
chain-rule-samples = The samples

chain-rule-train = Train this network
chain-rule-train-about =
    The training lesson takes these numbers as its start, each digit. There many updates are made, on many points.{ $freeze ->
        [yes] {" "}Biases move there, too.
       *[no] { "" }
    }{ $rule ->
        [yes] {" "}The optimizer remembers nothing there yet, and has its usual numbers.
       *[no] { "" }
    }
chain-rule-train-points = Train it on points around a circle
chain-rule-train-sample =
    { $count ->
        [1] Train it on this sample
       *[other] Train it on all { $count } samples
    }
chain-rule-train-not =
    The training lesson learns from points (x1, x2), each with one target. { $what ->
        [inputs] It needs a network with 2 inputs.
        [outputs] It needs a network with 1 output.
        [tied] It knows no bias that a whole layer shares.
        [loss] L = o compares with no target, so choose another loss.
        [softmax] A softmax of one output is always 1, so choose another activation.
       *[large] It takes numbers from −1000 to 1000, and some of these are beyond.
    }

chain-rule-document = All numbers as text
chain-rule-document-about =
    To keep them, copy this text. To bring your own, paste it here as it is: names and numbers, sentences, equations, a table, JSON,
    Python, or what NumPy, PyTorch and Keras print. The lab shows what it reads, and then you take it or leave it.

chain-rule-results = All results, to take along
chain-rule-results-about =
    The network, its samples, every output and slope, and what the next update makes of it, with all digits. JSON has the
    names of lib/core.js. PyTorch has a row for each neuron, and Keras a row for each input.
control-results = Form of the results
results-json = JSON
results-csv = CSV
results-pytorch = PyTorch
results-keras = Keras

## Inside a neuron

chain-rule-operations = Inside { $name }
chain-rule-operations-words =
    { $name } as operations: { $count } { $count ->
        [one] product
       *[other] products
    }, their sum with the bias, z = { $z }, and the activation, { $name } = { $o }. What comes back to z is { $delta }.
chain-rule-operations-about =
    Above each wire stands its value, below it how L changes with that value. × sends back the other factor, + sends back what
    arrives, and the activation multiplies by its slope. { $branches ->
        [1] A dot is a fork: that value is used elsewhere, too.
       *[other] A dot is a fork: what comes back along its branches is added.
    } Tap another neuron on the picture to open it.
chain-rule-operations-f = { $name }
chain-rule-forks = How to read it

## In matrices

chain-rule-matrices = The same in matrices
chain-rule-matrices-layer = The layer in hand, in matrices
chain-rule-matrices-about = A row of W has the weights that lead into one neuron, so Z = W·A + b takes a row for each neuron. Below each matrix stands its shape: rows × columns. Point at a number to see where else it is.
chain-rule-matrices-transpose = Where does the transpose come from? Backward, what arrives at an output comes along the weights that lead out of it. They stand in a column of W. A product takes rows, so each column is laid down as a row: Wᵀ.
chain-rule-matrices-gradient = ∂L/∂W has the shape of W: a number for each δ of the layer and each number that enters it. So A is laid down as a row, too: δ·Aᵀ.
chain-rule-matrices-part = The network is large: here are the layer of the weight in hand and the layer above it.
chain-rule-matrices-forward = Forward
chain-rule-matrices-backward = Backward

## What it costs

chain-rule-cost = Why nobody sums paths
chain-rule-cost-words = { $name } alone has { $own ->
        [1] one path
       *[other] { $own } paths
    }. The gradients of all { $count } parameters, path by path: { $paths } paths, { $products } multiplications. One backward sweep gives the same { $count } gradients with { $sweep }, because what two paths share is computed once.

## The gradient check

chain-rule-column-difference = central difference
chain-rule-column-error = relative error
chain-rule-check = The error of the central difference, against ε
chain-rule-check-words = The relative error between backpropagation and the central difference of { $name }, for ε from 0.1 on the left to 10⁻¹³ on the right: it falls while truncation shrinks, and rises again where round-off takes over.
chain-rule-parabola = parabola
chain-rule-truncation = truncation
chain-rule-round-off = round-off

## Predict first

chain-rule-predict = Predict first
chain-rule-predict-later = Before each update you will be asked which way the selected parameter goes.
chain-rule-gate = First say which way { $name } will go; then the update can be made.
chain-rule-question = Look at the slope: which way will { $name } go?
chain-rule-guess-up = up
chain-rule-guess-down = down
chain-rule-guess-none = no change
chain-rule-verdict =
    { $right ->
        [yes] Right.
       *[no] Wrong.
    } { $truth ->
        [up] { $name } went up by { $change }: its slope { $gradient } is negative, and minus a negative is positive.
        [down] { $name } went down, by { $change }: its slope { $gradient } is positive, and the step goes against it.
       *[none] { $name } did not change: its slope is { $gradient }, or biases stay as they are.
    }

chain-rule-usual =
    a⁽ˡ⁾ᵢ is the output of neuron i in layer l, w⁽ˡ⁾ᵢⱼ the weight that leads to it from neuron j of the layer before, and
    δ⁽ˡ⁾ᵢ short for ∂L/∂z⁽ˡ⁾ᵢ.
refusal-rows = { $key }: “{ $given }” is not allowed. Write factors joined by “-” and rows joined by “_”, as in { $allowed }.
refusal-document = { $field }: “{ $given }” cannot be taken. Allowed: { $allowed }. Nothing was changed.
refusal-document-line = { $key }: “{ $given }” is no name and number. Write lines like { $allowed }, or paste JSON. Nothing was changed.

## The later steps of the story

chain-rule-forward-claim = Forward: numbers flow to the right.
chain-rule-forward-prose = Each neuron multiplies its inputs by its weights and adds them and its bias: this sum is z. Its output is o = σ(z).
chain-rule-forward-ask = w1 goes from { $from } to 3. Which outputs change?
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
chain-rule-product-right-why = ∂L/∂w2 = 0.125 · { $share } · ({ $error }) = { $truth }. Only the first share differs: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5. The rest of the way, from o1 to L, is the same.
chain-rule-product-whole-why = This is ∂L/∂w1. The first share differs: w2 is multiplied by x2, so ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-value-why = You have multiplied by w2. But a small change of w2 is multiplied by its input: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-flat-why = σ′(z1) is missing. The neuron o1 passes on only a part: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-product-sign-why = The sign is wrong. ∂L/∂o2 = o2 − y = { $error } is below 0, and ∂o2/∂o1 is { $share }. The first share is above 0.
chain-rule-product-sum-why = You have added the shares. Along one path they multiply: each link passes on a share of what it gets.
chain-rule-product-other-why = No. Multiply the shares of w1 again, with another first one: ∂o1/∂w2 = σ′(z1) · x2 = 0.25 · 0.5.
chain-rule-nudge-claim = Each path carries a change to L.
chain-rule-nudge-prose = w1 grows by 0.01. Over o3 a change of { $upper } millionths comes to L, and over o4 one of { $lower }. Each is 0.01 times the shares on its path.
chain-rule-nudge-ask = What does L do?
chain-rule-nudge-larger = it takes the larger change
chain-rule-nudge-add = it adds both changes
chain-rule-nudge-multiply = it multiplies both changes
chain-rule-nudge-larger-why = No. Both neurons move, and o5 has both in its sum. So the changes add up to { $both }, and forward, computed again, gives { $nudge }. A gradient does not follow one path.
chain-rule-nudge-add-why = Yes: { $both } in all, and forward, computed again, gives { $nudge }. Multiply along each path, add the paths: this is the chain rule.
chain-rule-nudge-multiply-why = No. The shares on one path multiply. The changes over two paths meet in o5, which adds its inputs: { $both }, and forward, computed again, gives { $nudge }.
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
chain-rule-sweep-prose = At o1 both paths meet: { $upper } − { $lower } = { $both }. This is ∂L/∂o1. Backward goes from right to left and finds it for each neuron.
chain-rule-sweep-ask = w1, w2 and b1 all lead into o1. How often must the sum over the paths from o1 to L be computed?
chain-rule-sweep-once = once
chain-rule-sweep-three = three times
chain-rule-sweep-six = six times
chain-rule-sweep-once-why = Yes: ∂L/∂w2 takes the same { $both }, and so does ∂L/∂b1. What the paths have in common is computed once. Deep networks have far too many paths to add them one by one.
chain-rule-sweep-three-why = No. The paths from o1 to L are the same for w1, w2 and b1. Backward adds them once, to { $both }, and all three take this number: now see w2.
chain-rule-sweep-six-why = No. Two paths for each of three would be six, but from o1 to L they are the same. Backward adds them once, to { $both }: now see w2.
chain-rule-update-claim = Only now the weights move.
chain-rule-update-prose = Backward has only computed slopes. Now the optimizer moves all 15 weights and biases, each by −η times its own slope. η is 0.1.
chain-rule-update-ask = How far will L fall?
chain-rule-update-alone = as far as by w1 alone
chain-rule-update-farther = much farther than by w1 alone
chain-rule-update-less = less far: moves cancel
chain-rule-update-alone-why = No: L falls from { $from } to { $to }, and w1 alone lowers it by only { $alone }. All 15 move at once, and those near L have larger slopes.
chain-rule-update-farther-why = Yes: L falls from { $from } to { $to }, and w1 alone lowers it by only { $alone }. Backward computes, the optimizer moves: these are two acts.
chain-rule-update-less-why = No: L falls from { $from } to { $to }, and w1 alone lowers it by only { $alone }. Each of the 15 goes downhill, and with small steps all of them help.
chain-rule-bias-claim = A bias has a slope, too.
chain-rule-bias-prose = The sum of the neuron o3 is z3 = o1 · w5 + o2 · w6 + b3. The bias b3 is 0.
chain-rule-bias-ask = What is ∂L/∂b3?
chain-rule-bias-zero = 0, as b3 is 0
chain-rule-bias-none = none: only weights learn
chain-rule-bias-steepness = ∂L/∂o3 · σ′(z3)
chain-rule-bias-value = ∂L/∂o3 · σ′(z3) · b3
chain-rule-bias-zero-why = No: it is { $dL_db3 }. A slope says what a small change does. If b3 grows a little, z3 grows by the same amount, and o3 moves.
chain-rule-bias-none-why = No: it is { $dL_db3 }. The bias matters: it moves z3 up or down, and so it decides where the sigmoid is steep. Each update moves b3 as it moves a weight.
chain-rule-bias-steepness-why = Yes: { $at_o3 } · { $steep } = { $dL_db3 }. If b3 grows a little, z3 grows by the same amount: ∂z3/∂b3 is 1. So an update moves b3 like a weight.
chain-rule-bias-value-why = No: it is { $dL_db3 }. A bias is added and not multiplied, so ∂z3/∂b3 is 1, whatever b3 is.

## Several samples

refusal-samples = { $key }: “{ $given }” is not allowed. Write up to 64 samples, each with all inputs and then all targets, from −1000 to 1000, as in { $allowed }.
control-sample = Sample in sight
control-mean = What loss and update are of
mean-no = this sample
mean-yes = the mean over all samples
mean-turn = one sample after the other
chain-rule-sample = sample { $number }
chain-rule-samples-more = { $count } more
chain-rule-sample-at = sample { $number } of { $count }
chain-rule-sample-go = Show sample { $number } of { $count }
chain-rule-sample-this =
    { $room ->
        [little] this
       *[much] this sample
    }
chain-rule-sample-mean =
    { $room ->
        [little] mean
       *[much] mean of { $count }
    }
chain-rule-sample-turn =
    { $room ->
        [little] in turn
       *[much] one after the other
    }
chain-rule-mean-of = the mean of
chain-rule-list = More samples
chain-rule-list-about = Forward, backward and the update are those of the sample in sight, of one sample after the other, or of the mean over all.
chain-rule-list-add = Add a sample
chain-rule-list-remove = Remove sample { $number }
chain-rule-list-cell = { $name } of sample { $number }
chain-rule-column-sample = sample
chain-rule-column-samples = the products of the samples
chain-rule-act-mean =
    { $act ->
        [ready] Nothing is computed yet. Forward comes first: it runs all { $count } samples through the network.
        [forward] Forward: the mean loss over { $count } samples is { $loss }. No slope is known yet.
        [backward] Backward: the mean over { $count } samples gives ∂L/∂{ $name } = { $gradient }. { $sign ->
            [asked] Which way will the update move { $name }?
            [negative] Below zero, so the update will raise { $name }.
            [positive] Above zero, so the update will lower { $name }.
           *[zero] The update will leave { $name } alone.
        } Nothing has moved yet.
       *[update] Update by the mean: { $name } went from { $old } to { $new }, { $freeze ->
            [yes] the other weights moved too
           *[no] all others moved too
        }, and L { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }.
    }

chain-rule-act-turn =
    { $act ->
        [ready] Nothing is computed yet. Each round takes one sample: sample 1 of { $count } is first.
        [forward] Forward: sample { $number } of { $count } gives the loss { $loss }. No slope of this round is known yet.
        [backward] Backward: { $paths ->
            [1] one path gives
           *[other] { $paths } paths give
        } ∂L/∂{ $name } = { $gradient } for sample { $number }. { $sign ->
            [asked] Which way will the update move { $name }?
            [negative] Below zero, so the update will raise { $name }.
            [positive] Above zero, so the update will lower { $name }.
           *[zero] The update will leave { $name } alone.
        } Nothing has moved yet.
       *[update] Update by sample { $number }: { $name } went from { $old } to { $new }, { $freeze ->
            [yes] the other weights moved too
           *[no] all others moved too
        }, and L of this sample { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }. Sample { $next } is next.
    }

## An input in hand, and one bias for each layer

chain-rule-act-input =
    { $act ->
        [ready] Nothing is computed yet. Forward comes first: the inputs run through the network to L.
        [forward] Forward: every neuron has its output, and the loss is { $loss }. No slope is known yet.
        [backward] Backward: { $paths ->
            [1] one path gives
           *[other] { $paths } paths give
        } ∂L/∂{ $name } = { $gradient }: so L answers to the input { $name }. The update moves weights and biases only.
       *[update] Update: { $name } is an input and stays as it is. { $freeze ->
            [yes] All weights moved
           *[no] All weights and biases moved
        }, and L { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }.
    }

## What exercises and checks need

chain-rule-formula = Its gradient by the chain rule
chain-rule-compared-moved =
    { $room ->
        [much] in millionths (10⁻⁶); forward with { $name } + { $step } gives { $nudge }
       *[little] in millionths; forward: { $nudge }
    }
