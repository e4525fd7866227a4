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
        [unknown] sum of the paths, as backpropagation will have it
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

refusal-rows = { $key }: “{ $given }” is not allowed. Write factors joined by “-” and rows joined by “_”, as in { $allowed }.
refusal-document = { $field }: “{ $given }” cannot be taken. Allowed: { $allowed }. Nothing was changed.
refusal-document-line = { $key }: “{ $given }” is no name and number. Write lines like { $allowed }, or paste JSON. Nothing was changed.

## Controls

control-task = What to do
control-level = How much is missing
control-seed = Example
control-through = Only paths through
control-notation = Names
control-pace = One step is
control-freeze = Biases stay as they are
control-check = Check every gradient
control-open = Show ∂o/∂o as σ′(z)·w
