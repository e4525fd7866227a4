### Update rule: one parameter, its slope, and the step (notes N1–N5, N8)

update-rule-title = Update rule
update-rule-text =
    The loss L says how wrong the network is. Its slope ∂L/∂w at the present weight says which way is downhill, and η
    says how far to go. A negative slope makes w larger, a positive slope makes it smaller: a small enough step leads
    downhill. On the notes’ parabola that is towards the global minimum; on other curves it need not be.
update-rule-try =
    Try first: press Step and watch the arrow on the axis. Then drag the ball to the other side of the minimum,
    guess which way it will move, and step again. Raise η past 1/c and 2/c: what changes? Then choose the double well.

update-rule-preset-negative-slope = Negative slope
update-rule-preset-positive-slope = Positive slope
update-rule-preset-small-eta = Small η
update-rule-preset-oscillating = Oscillating
update-rule-preset-edge = On the edge
update-rule-preset-diverging = Diverging
update-rule-preset-neuron = Neuron
update-rule-preset-bias = Bias
update-rule-preset-two-basins = Two basins
update-rule-preset-predict = Predict

curve-parabola = Parabola
curve-neuron = Sigmoid neuron
curve-wells = Double well
parameter-weight = Weight w
parameter-bias = Bias b

## The picture

update-rule-curve = Loss curve and the next step
update-rule-axis-loss = loss L({ $p })
update-rule-axis-w =
    { $p ->
        [b] bias b
       *[w] weight w
    }
update-rule-axis-step = step
update-rule-slope =
    { $sign ->
        [negative] negative slope { $slope }
        [positive] positive slope { $slope }
       *[zero] slope { $slope }
    }
update-rule-global = ★ global
update-rule-local-minimum = local
update-rule-outside = { $p } has left the picture: it is { $w }
update-rule-click = Where will it land? Click here.
update-rule-drag =
    Ball: the { $p ->
        [b] bias b
       *[w] weight w
    }. Moving it starts again from there
update-rule-drag-axis =
    On the axis: the { $p ->
        [b] bias b
       *[w] weight w
    }. Moving it starts again from there
update-rule-drag-kept = The kept run’s start. Moving it starts both runs again
update-rule-drag-landing = Your guess: where { $p } will land

## The formula

update-rule-rule = The rule with its numbers
update-rule-note-new = new value
update-rule-note-old = previous value
update-rule-note-eta = learning rate
update-rule-note-slope = slope at the old value

## In words

update-rule-words = In words
update-rule-sign =
    { $sign ->
        [negative] The slope is negative ({ $slope }): the loss falls to the right. Minus a negative is positive, so { $p } increases by { $change }.
        [positive] The slope is positive ({ $slope }): the loss falls to the left. So { $p } decreases: its change is { $change }.
        [lost] The slope is { $slope }, and the step { $change } is too small for the last digit of { $p }: it stays.
        [asked] The slope is { $slope }. Which way does −η·∂L/∂{ $p } point?
       *[zero] The slope is 0: { $p } stays, and no step moves it.
    }
update-rule-regime =
    { $regime ->
        [monotone] η = { $eta } is below 1/c = { $one }: monotone. Each step keeps the side and leaves { $factor } of the distance to { $p }*. From η = 2/c = { $two } on it would no longer settle.
        [one-step] η = { $eta } is 1/c: one step lands on the minimum. That works on a parabola whose curvature is known, and hardly anywhere else.
        [oscillating] η = { $eta } is between 1/c = { $one } and 2/c = { $two }: oscillating. Each step jumps over the minimum and leaves { $factor } of the distance.
        [edge] η = { $eta } is the critical 2/c: on the edge. Each step lands as far away on the other side, and never any closer.
       *[diverging] η = { $eta } is above the critical 2/c = { $two }: diverging. Each step multiplies the distance by { $factor }.
    }
update-rule-zone =
    { $regime ->
        [monotone] monotone: η below 1/c
        [one-step] η = 1/c: one step
        [oscillating] oscillating: η between 1/c and 2/c
        [edge] on the edge: η = 2/c
       *[diverging] diverging: η above 2/c
    }
update-rule-factor = Foretold: |1 − ηc| = { $predicted }. Measured in the last step: { $measured }.
update-rule-flat = Here the curve is flat: the sigmoid has saturated, its derivative is almost 0, and steps are tiny. The loss is not small, yet w hardly learns.
update-rule-local = The curvature here is { $c }, so near this place steps settle for η below { $two }; η = { $eta }. There is no one 2/c: the curvature changes along the curve.
update-rule-hill = Here the curve bends downwards: no parabola fits, and { $p } runs away from the crest.
update-rule-basin =
    { $global ->
        [yes] Small steps from here lead to the global minimum at { $p } = { $at }.
       *[no] Small steps from here lead to the local minimum at { $p } = { $at } with loss { $loss }: downhill, but not to the global minimum.
    }
update-rule-diverged =
    { $curve ->
        [parabola] Stopped at step { $t }: { $p } is more than { $far } away from the minimum. η = { $eta } is above the critical 2/c = { $two }, so every step multiplies the distance by { $factor }. Any η below { $two } would have settled.
        [wells] Stopped at step { $t }: { $p } is more than { $far } away. The further out, the steeper the curve: with η = { $eta } each step overshoots more than the one before. From this start, any η below { $two } would have settled.
       *[neuron] Stopped at step { $t }: one step of η = { $eta } threw { $p } more than { $far } away, onto the flat end, where the slope is { $slope }: it would never come back. Any η below { $two } would have gone downhill.
    }
update-rule-rescue = What would have settled
update-rule-rescue-question = The same start and the same steps, with another η:
update-rule-rescue-eta = Go to η = { $eta }

## Two runs

update-rule-compare = Compare two starts
update-rule-keep = Keep the run from { $p } = { $start }
update-rule-keep-why = Keep this run, then drag the ball to another start: both go on together.
update-rule-let-go = Let go
update-rule-column-run = run
update-rule-column-basin = leads to
update-rule-run-this = this run ●
update-rule-run-kept = kept run ○
update-rule-run-basin =
    { $basin ->
        [global] the global minimum
        [local] the local minimum
       *[none] no minimum
    }

## Predict first

update-rule-predict = Predict first
update-rule-question = Look at the slope: which way will { $p } go?
update-rule-question-again =
    { update-rule-verdict } And the next step: which way?
update-rule-guess-up = up: { $p } gets larger
update-rule-guess-down = down: { $p } gets smaller
update-rule-guess-none = it stays
update-rule-ask-place = And where will { $p } land? Click on the axis, or move the mark there with the arrow keys.
update-rule-answered = Now press Step.
update-rule-gate =
    { $asks ->
        [place] Before the step: click on the { $p } axis where it will land.
       *[way] Before the step: which way will { $p } go? Answer below.
    }
update-rule-verdict =
    { $way ->
        [yes] Direction: right.
       *[no] Direction: not so.
    } { $sign ->
        [up] The slope { $slope } is negative, and minus a negative raises { $p }.
        [down] The slope { $slope } is positive, so { $p } goes down.
       *[none] The slope is 0, so nothing moves.
    } { $place ->
        [yes] Landing: right.
       *[no] Landing: you said { $guess }.
    } { $old } − { $eta } · { $slope } = { $new }. So far { $ways } of { $all } directions and { $places } of { $all } landings.

## Where it ends

update-rule-limits = Where the picture stops being true
update-rule-limits-parabola = The parabola: the loss of a real network along one weight is no parabola. One sigmoid neuron is already flat at both ends, and its curvature changes from place to place. So there is no one 2/c; near a minimum the parabola is a good picture, far away it is none.
update-rule-limits-global = The global minimum: a step goes downhill from where it is, and sees no further. Where a curve has several minima, the start decides which one it is. The notes’ “towards the global minimum” holds where there is only one, as on the parabola.
update-rule-limits-eta = A small η: 0.01 or 0.001 is safe where curvatures are moderate. It is not a law: what is small is measured by 1/c.

## Steps

update-rule-next = Step
update-rule-steps = The latest steps
update-rule-column-step = step
update-rule-describe =
    { $sign ->
        [negative] Step { $t }: { $p } = { $w }, loss { $loss }, negative slope { $slope }. The next step increases { $p } to { $new }.
        [positive] Step { $t }: { $p } = { $w }, loss { $loss }, positive slope { $slope }. The next step decreases { $p } to { $new }.
        [asked] Step { $t }: { $p } = { $w }, loss { $loss }, slope { $slope }. Which way will { $p } go, and where will it land?
       *[zero] Step { $t }: { $p } = { $w }, loss { $loss }, slope { $slope }. The next step leaves { $p } where it is.
    }

## Controls

control-w0 = Start
control-curve = Loss curve
control-parameter = Parameter
control-other = The other parameter
