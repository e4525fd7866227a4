### Chain rule: what the first view does without

chain-rule-nudged = { $name } grows by { $step }. Each path carries a share of it to L: { $sum } millionths in all. Forward, computed again, gives { $change }.
chain-rule-slice = The loss as a curve of this parameter alone
chain-rule-update = Its update
chain-rule-steps = The formula of this step
chain-rule-now = What has happened

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
chain-rule-sample = The sample

chain-rule-document = All numbers as text
chain-rule-document-about =
    To keep them, copy this text. To bring your own, paste it here as it is: names and numbers, a table, JSON, Python, or what
    NumPy, PyTorch and Keras print. The lab shows what it reads, and then you take it or leave it.

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
