### Chain rule: why one weight's gradient has its value (notes N6–N11)

chain-rule-title = Chain rule
chain-rule-claim = Multiply along each path. Add the paths.
chain-rule-prose = A weight does not touch the loss. It changes one neuron, which changes the next, up to L. Each link passes on a share.

## What can be opened below

chain-rule-fold-paths = every path
chain-rule-fold-shares = σ′ and w in each share
chain-rule-fold-neuron = inside a neuron
chain-rule-fold-matrices = in matrices
chain-rule-fold-parameters = every weight and bias
chain-rule-fold-network = your own network
chain-rule-fold-code = as code
chain-rule-fold-paper = on paper

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

control-decay = Weight decay (L2)

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
       *[update] Update: { $name } went from { $old } to { $new }, { $freeze ->
            [yes] the other weights moved too
           *[no] all others moved too
        }, and L { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }.
    }
chain-rule-stays =
    { $act ->
        [backward] Backward: ∂L/∂{ $name } = { $gradient }. But biases stay as they are, so the update will leave { $name } alone.
       *[update] Update: { $name } stays { $old }, as all biases do. The weights moved, and L { $fell ->
            [yes] fell from { $loss } to { $then }
            [no] rose from { $loss } to { $then }
           *[same] stays at { $loss }
        }.
    }
chain-rule-small =
    { $act ->
        [forward] Forward has come to { $neuron }: its inputs are known, so z and then o can be computed.
        [backward] Backward has come to { $neuron }: the slopes of all neurons behind it are known, and it adds what they pass back. Nothing moves.
       *[update] The optimizer has moved { $freeze ->
            [yes] the weights
           *[no] the weights and the bias
        } into { $neuron }, each by its own gradient.
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
chain-rule-more-and = { $count } more: { $sum }
chain-rule-compared =
    { $verdict ->
        [yes] ✓ { $room ->
            [much] backpropagation and a nudge of { $name } agree: { $nudge }
           *[little] a nudge of { $name } agrees: { $nudge }
        }
        [no] a nudge of { $name } gives { $nudge }
        [kink] at a kink: { $left } from the left, { $right } from the right
        [unclear] too steep for a nudge of { $name } to tell
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
chain-rule-slice-words = The loss for every value of { $name }, all else unchanged. At { $name } = { $w } it is { $loss }, with slope { $slope }; the step leads to { $new }.
chain-rule-drag = Ball: the start value of { $name }

## Choices

notation-notes = w₄, o₃
notation-usual = w⁽²⁾₁₁, a⁽²⁾₁, δ⁽²⁾₁
notation-matrix = W·A + b

pace-act = a whole act
pace-neuron = one neuron

## Exercises

task-explore = Explore
task-build = Build the formula
task-repair = Find the wrong terms
task-fill = Fill in numbers
task-sheet = Fill in the whole sheet


## Controls

control-task = What to do
example-seed = of an example
example-network = of the chosen network
level-1 = one blank
level-2 = two blanks
level-3 = the whole row
control-example = Numbers
control-level = How much is missing
control-through = Only paths through
control-notation = Names
control-pace = One step is
control-freeze = Biases stay as they are
control-tied = One bias for each layer
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
group-weight = The weight
