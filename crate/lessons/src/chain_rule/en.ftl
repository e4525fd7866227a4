### Chain rule: why one weight's gradient has its value (notes N6–N11)

chain-rule-title = Chain rule
chain-rule-text =
    A weight does not touch the loss directly: it changes one neuron, which changes the next, up to L. Along a path the
    effects multiply; where several paths lead to L, the products add up. That product, or sum of products, is ∂L/∂w.
    Backward computes it and moves nothing; the optimizer’s update moves the weight.
chain-rule-try =
    Try first: select w1 on the picture and count its paths. Then select w9, close to the output, and see how short its
    product is. The dark button goes through Forward, Backward and Update: press it and watch what is known when.

chain-rule-preset-a-w4 = A: w4, two factors
chain-rule-preset-a-w1 = A: w1, three factors
chain-rule-preset-a-b2 = A: a bias
chain-rule-preset-b-w1 = B: w1, two paths
chain-rule-preset-c-w1 = C: five in a row
chain-rule-preset-mazur = Matt Mazur’s example
chain-rule-preset-build-a-w2 = Exercise: build ∂L/∂w2
chain-rule-preset-repair-b-w1 = Exercise: two wrong terms
chain-rule-preset-fill = Exercise: fill in
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
chain-rule-now = What has happened
chain-rule-act =
    { $act ->
        [ready] Nothing is computed yet: the network has its inputs, weights and biases. Forward comes next.
        [forward] Forward: every neuron now has its output, and the loss is { $loss }. No gradient is known yet.
        [backward] Backward: ∂L/∂{ $name } = { $gradient }, over { $paths ->
            [1] one path
           *[other] { $paths } paths
        }. { $sign ->
            [asked] Which way will the update move { $name }?
            [negative] It is negative, so the update will raise { $name }.
            [positive] It is positive, so the update will lower { $name }.
           *[zero] It is zero, so the update will leave { $name } alone.
        } Nothing has moved yet.
       *[update] Update: { $name } went from { $old } to { $new }, and every other weight and bias moved by its own gradient. The outputs are old now; forward computes them anew.
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
chain-rule-select = Select { $name }, now { $value }
chain-rule-set = { $name }, now { $value }: press to type another number
chain-rule-through = Paths through { $name } only

## The formulas

chain-rule-gradient = Its gradient by the chain rule
chain-rule-update = Its update
chain-rule-steps = The formula of this step

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
        [unknown] sum of the paths
       *[no] sum of the rows that count, { $missing } missing: not the gradient
    }
chain-rule-backprop = backpropagation
chain-rule-difference = central difference
chain-rule-error = relative error of the difference

## All parameters

chain-rule-parameters = Every weight and bias
chain-rule-column-parameter = name
chain-rule-column-start = start
chain-rule-column-value = value
chain-rule-input = { $name } at the start
chain-rule-sample = The sample

chain-rule-document = All numbers as text
chain-rule-document-about =
    To keep them, copy this text. To bring your own, replace it by such a document, or by names and numbers: a line like w1,0.5
    for each, or a line of names with a line of numbers below it.

## What it costs

chain-rule-cost = Why nobody sums paths
chain-rule-cost-words = Summing the paths of { $name } alone: { $paths } { $paths ->
        [1] path, { $products } multiplications
       *[other] paths, { $products } multiplications
    }. One backward sweep: { $sweep } multiplications, and it gives the gradients of all { $count } parameters.

## The loss curve

chain-rule-slice = The loss as a curve of this parameter alone
chain-rule-slice-words = The loss for every value of { $name }, all else unchanged. At { $name } = { $w } it is { $loss }, with slope { $slope }; the step leads to { $new }. The dashed parabola is the notes’ picture: it fits near the ball and parts from the curve farther away.
chain-rule-drag = Ball: the start value of { $name }

## Choices

notation-notes = w₄, o₃
notation-usual = w⁽²⁾₁₁, a⁽²⁾₁, δ⁽²⁾₁
chain-rule-usual =
    a⁽ˡ⁾ᵢ is the output of neuron i in layer l, w⁽ˡ⁾ᵢⱼ the weight that leads to it from neuron j of the layer before, and
    δ⁽ˡ⁾ᵢ short for ∂L/∂z⁽ˡ⁾ᵢ.

pace-act = a whole act
pace-neuron = one neuron
loss-half-squared-error = ½ Σ (y − o)²
loss-binary-cross-entropy = binary cross-entropy
loss-cross-entropy = cross-entropy

## The gradient check

chain-rule-column-difference = central difference
chain-rule-column-error = relative error
chain-rule-check = The error of the central difference, against ε
chain-rule-check-words = The relative error between backpropagation and the central difference of { $name }, for ε from 0.1 on the left to 10⁻¹³ on the right: it falls while truncation shrinks, and rises again where round-off takes over.
chain-rule-truncation = truncation
chain-rule-round-off = round-off

## Predict first

chain-rule-predict = Predict first
chain-rule-predict-later = Before each update you will be asked which way the selected parameter goes.
chain-rule-gate = First say which way { $name } will go; then the update can be made.
chain-rule-question = which way will it go?
chain-rule-guess-up = up
chain-rule-guess-down = down
chain-rule-guess-none = no change
chain-rule-verdict =
    { $right ->
        [yes] Right.
       *[no] Not so.
    } { $truth ->
        [up] { $name } went up by { $change }: its slope { $gradient } is negative, and minus a negative is positive.
        [down] { $name } went down, by { $change }: its slope { $gradient } is positive, and the step goes against it.
       *[none] { $name } did not change: its slope is { $gradient }, or biases stay as they are.
    }

## Exercises

task-explore = Explore
task-build = Build the formula
task-repair = Find the wrong terms
task-fill = Fill in numbers
level-1 = one blank
level-2 = two blanks
level-3 = the whole row

chain-rule-still = Forward is done. What backward would tell is what the exercise asks for.
chain-rule-exercise =
    { $task ->
        [build] An exercise: build ∂L/∂{ $name } from factors. Forward is done, no gradient is shown.
        [repair] An exercise: of the four terms of ∂L/∂{ $name }, two are wrong. Forward is done, no gradient is shown.
       *[fill] An exercise: fill in the numbers of ∂L/∂{ $name }. Forward is done, no gradient is shown.
    }
chain-rule-network-exercise =
    { $task ->
        [fill] The network after forward, with both paths of { $name }
       *[other] The network, with the steps that you have used
    }

## Build the formula

chain-rule-board =
    { $task ->
        [repair] Two of these terms are wrong
       *[other] Build ∂L/∂{ $name }
    }
chain-rule-build-task =
    { $repair ->
        [yes] The lecture notes write ∂L/∂{ $name } as these four terms. Two of them are no path at all: find them and take them out, then check. The other two hide a step each, which you can write out.
       *[no] Write ∂L/∂{ $name } as a sum of products: one row for each path from L down to { $name }, one factor for each step. Not every factor below belongs to it.
    }
chain-rule-build-many = There are { $paths } paths from { $name } to L, too many to write out. Select a parameter closer to the output, or make the network smaller.
chain-rule-build-how = A press on a factor puts it at the end of the active row. In a row, Delete takes a factor out; Shift and an arrow key move it.
chain-rule-build-sum = sum of your rows
chain-rule-tile = d { $over } by d { $under }
chain-rule-go-fill = On to numbers
chain-rule-repair-check = Check the terms
chain-rule-repair-afresh = Put the notes’ terms back

chain-rule-row-path = A path, step by step.
chain-rule-row-short = True, but ∂{ $over }/∂{ $under } hides a step: { $under } reaches { $over } only through other neurons. Write out each step.
chain-rule-row-unfinished = Fine so far. It has come down to { $under }; { $name } is not reached yet.
chain-rule-row-aside = { $name } does not feed { $under }: from here no path leads down to { $name }.
chain-rule-row-unknown = This network has no ∂{ $over }/∂{ $under }.
chain-rule-row-zero = { $under } does not feed { $over }, so ∂{ $over }/∂{ $under } = 0, and the whole row with it.
chain-rule-row-backwards = ∂{ $over }/∂{ $under } is the wrong way round: { $over } feeds { $under }, not the other way.
chain-rule-row-start = A row begins with ∂L/∂…: the question is how L changes.
chain-rule-row-end = ∂{ $over }/∂{ $under } ends at { $under }, but the question is how L changes with { $name }.
chain-rule-row-extra = ∂{ $over }/∂{ $under } is one factor too many: without it, this is a path.
chain-rule-row-missing = Between { $under } and { $next } a factor is missing: how does { $under } change with { $next }?
chain-rule-row-order = All factors of a path, but not in its order: after ∂{ $over }/∂{ $under } comes the one that begins with ∂{ $under }.
chain-rule-row-apart = ∂{ $over }/∂{ $under } ends at { $under }, but the next factor begins at { $next }: they do not meet.
chain-rule-row-duplicate = This path is in row { $row } already: every path counts once.

chain-rule-build-missing =
    { $count ->
        [1] One path is missing: { $route }.
       *[other] { $count } paths are missing, one of them { $route }.
    }
chain-rule-build-short = The sum is right, and no path is missing. Now write out the steps that are hidden.
chain-rule-build-done =
    { $count ->
        [1] Complete: there is just one path, and its product is what backpropagation has for ∂L/∂{ $name }.
       *[other] Complete: all { $count } paths, each once, and their sum is what backpropagation has for ∂L/∂{ $name }.
    }

## Fill in numbers

chain-rule-fill = ∂L/∂{ $name } over both of its paths
chain-rule-known = What forward has found
chain-rule-known-values = What it was given
chain-rule-column-after = after an update with η = { $eta }
chain-rule-fill-task =
    { $level ->
        [1] All is worked out but one number.
        [2] All is worked out but two numbers.
       *[3] Now the whole row is yours.
    } Sigmoid everywhere, so σ′(z) = o · (1 − o); L = ½ (y − o)². An answer is right within { $tolerance }: three digits are enough if you keep four on the way. Enter checks it.
chain-rule-fill-blank = { $name }, a number
chain-rule-fill-another = Another example
chain-rule-fill-more = More blanks
chain-rule-fill-done =
    { $level ->
        [3] All right: you have worked out a whole gradient.
       *[other] All right. Take another example, or more blanks.
    }
chain-rule-fill-right = Right: { $exact }.
chain-rule-fill-rounded = Almost: more than { $tolerance } off. Keep four digits on the way and give three.
chain-rule-fill-sign =
    { $part ->
        [loss] The sign is wrong: L = ½ (y − o)² by o gives o − y, not y − o.
       *[other] The size is right, the sign is not.
    }
chain-rule-fill-no-slope =
    { $part ->
        [factor] σ′({ $z }) is forgotten: { $under } has to pass the sigmoid before it is { $o }.
       *[other] Every σ′ is forgotten: each step from o to o, and from the weight to o, holds one.
    }
chain-rule-fill-slope-at-output =
    { $part ->
        [factor] σ′ belongs at { $z }, not at { $o }: take { $o } · (1 − { $o }), and do not put { $o } into the sigmoid once more.
       *[other] σ′ belongs at z, not at o: take o · (1 − o) in each factor.
    }
chain-rule-fill-slope-elsewhere = That is σ′ at another neuron’s z: the one that changes here is { $o }, so σ′ is taken at { $z }.
chain-rule-fill-only-slope = That is σ′({ $z }) alone; it has still to be multiplied by { $times }.
chain-rule-fill-too-early = That is ∂L/∂z already: σ′ of the output comes with the next factor.
chain-rule-fill-loss = That is the loss itself, not how it changes with the output.
chain-rule-fill-updated =
    { $part ->
        [factor] That is { $times } after its update. Every gradient of a step is taken at the old weights.
       *[other] These are the weights after their update. Every gradient of a step is taken at the old ones.
    }
chain-rule-fill-neighbour = σ′ is right, but it is multiplied by a neighbour’s number: here it is { $times }.
chain-rule-fill-itself = The weight itself does not belong here: z changes with { $under } by what { $under } is multiplied with, { $times }.
chain-rule-fill-added = The factors along a path are multiplied, not added.
chain-rule-fill-one-path = That is one path alone; this weight reaches the output over two, and they add up.
chain-rule-fill-both-paths = That is the sum of both paths; asked for is the first alone.
chain-rule-fill-multiplied = The paths add up; they are not multiplied with each other.
chain-rule-fill-follows = Worked out rightly from a number above that is wrong: mend that one first.
chain-rule-fill-other =
    { $part ->
        [loss] Not yet. L = ½ (y − o)² by the output gives o − y.
        [factor] Not yet. { $name } = σ′({ $z }) · { $times }.
        [product] Not yet. It is the product of the four factors above it.
       *[sum] Not yet. It is the sum of the two paths.
    }
