### Update rule: one parameter, its slope, and the step (notes N1–N5, N8)

update-rule-title = Update rule
update-rule-claim = The slope says which way. η says how far.
update-rule-prose = The loss L says how wrong the network is. A step goes against the slope, η = { $eta } times as far. So both signs point downhill.

## What can be opened below

update-rule-fold-words = in words
update-rule-fold-compare = compare two starts
update-rule-fold-steps = the latest steps
update-rule-fold-code = as code
update-rule-fold-limits = where the picture stops being true

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
curve-own = Your own f(w)
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
    { $size ->
        [whole] slope { $slope }
       *[smaller] { $scale } · slope { $slope }
    }
update-rule-global = ★ global
update-rule-local-minimum = local
update-rule-outside = left at step { $t }: { $p } is now { $w }
update-rule-click = Where will it land? Click here.
update-rule-drag =
    Ball: the { $p ->
        [b] bias b
       *[w] weight w
    }. Moving it starts again from there
update-rule-drag-eta = Scale of η: the learning rate
update-rule-look =
    { $what ->
        [slope] ∂L/∂{ $p } = { $value }
        [new] { $p }_new = { $value }
        [velocity] v_new = { $value }
       *[step] −η · ∂L/∂{ $p } = { $value }
    }
update-rule-number =
    { $key ->
        [eta] Learning rate η, now { $value }
       *[w0] The { $p ->
            [b] bias b
           *[w] weight w
        }, now { $value }. Another one starts again from there
    }
update-rule-drag-kept = The kept run’s start. Moving it starts both runs again
update-rule-drag-landing = Your guess: where { $p } will land

## The formula

update-rule-rule = The rule with its numbers
update-rule-rail-slope = slope ∂L/∂{ $p }
update-rule-rail-step = step = −η · slope
update-rule-start = start
update-rule-rail-alt = { $p }_new { $new } = { $p }_old { $old } − η { $eta } · slope { $slope }
update-rule-rail-zone =
    { $regime ->
        [monotone] ever closer
        [oscillating] closer, from side to side
       *[diverging] ever farther
    }
update-rule-other-run = other run
update-rule-foretold = foretold
update-rule-losses = The loss after each step
update-rule-losses-alt = After step { $t } the loss is { $last }; at the start it was { $first }.
update-rule-formula = Where the slope comes from
update-rule-note-new = new value
update-rule-note-old = previous value
update-rule-note-eta = learning rate
update-rule-note-slope = slope at the old value

## Predict first

update-rule-predict = Predict first
update-rule-question = Look at the slope: which way will { $p } go?
update-rule-question-again = And the next step: which way will { $p } go?
update-rule-guess-up = up: { $p } gets larger
update-rule-guess-down = down: { $p } gets smaller
update-rule-guess-none = it stays
update-rule-ask-place = And where will { $p } land? Click in the picture, or move the mark there with the arrow keys.
update-rule-answered = Now press Step.
update-rule-gate =
    { $asks ->
        [place] Before the step: click in the picture where { $p } will land.
       *[way] Before the step: say which way { $p } will go.
    }
update-rule-verdict =
    { $way ->
        [yes] The last step. Direction: right.
       *[no] The last step. Direction: wrong.
    } { $sign ->
        [up] The slope { $slope } is negative, and minus a negative raises { $p }.
        [down] The slope { $slope } is positive, so { $p } goes down.
       *[none] The slope is 0, so nothing moves.
    } { $place ->
        [yes] Landing: right.
       *[no] Landing: you said { $guess }.
    } { $old } − { $eta } · { $slope } = { $new }. So far { $ways } of { $all } directions and { $places } of { $all } landings.

## Steps

update-rule-steps = The latest steps
update-rule-column-step = step
update-rule-describe-start =
    { $sign ->
        [negative] { $p } = { $w }, slope { $slope }: L falls to the right. Minus a negative is plus, so a step makes { $p } larger.
        [positive] { $p } = { $w }, slope { $slope }: L falls to the left. So a step makes { $p } smaller.
        [lost] { $p } = { $w }, slope { $slope }: a step is too small for the last digit of { $p }.
        [asked] { $p } = { $w }, slope { $slope }. The step is not taken yet.
       *[zero] { $p } = { $w }, slope 0: here no step moves { $p }.
    }
update-rule-describe =
    Step { $t }: { $old } − { $eta } · { $slope } = { $new }. { $sign ->
        [negative] Minus a negative is plus: { $p } went up
        [positive] The slope was positive: { $p } went down
       *[zero] No move
    }, and L { $loss ->
        [fell] fell from { $was } to { $is }.
        [rose] rose from { $was } to { $is }.
       *[stayed] stays { $is }.
    }
update-rule-picture =
    { $sign ->
        [negative] Step { $t }: { $p } = { $w }, loss { $loss }, negative slope { $slope }. The next step increases { $p } to { $new }.
        [positive] Step { $t }: { $p } = { $w }, loss { $loss }, positive slope { $slope }. The next step decreases { $p } to { $new }.
        [asked] Step { $t }: { $p } = { $w }, loss { $loss }, slope { $slope }. The next step is not shown.
       *[zero] Step { $t }: { $p } = { $w }, loss { $loss }, slope { $slope }. The next step leaves { $p } where it is.
    }

## Controls

control-w0 = Start
control-curve = Loss curve
control-parameter = Parameter
control-other = The other parameter
control-from = Picture from
control-to = Picture to

## In sight

update-rule-diverged =
    { $curve ->
        [parabola] Stopped at step { $t }: { $p } is more than { $far } away from the minimum. η = { $eta } is above the critical 2/c = { $two }, so every step multiplies the distance by { $factor }. Any η below { $two } would have settled.
        [wells] Stopped at step { $t }: { $p } is more than { $far } away. The further out, the steeper the curve: with η = { $eta } each step overshoots more than the one before. From this start, any η below { $two } would have settled.
       *[neuron] Stopped at step { $t }: one step of η = { $eta } threw { $p } more than { $far } away, onto the flat end, where the slope is { $slope }: it would never come back. Any η below { $two } would have gone downhill.
    }
update-rule-overflow = Stopped before step { $t }: it would take { $p } so far away that no number here can hold the loss. η = { $eta } is too large.
update-rule-rescue = What would have settled
update-rule-rescue-question = The same start and the same steps, with another η:
update-rule-rescue-eta = Go to η = { $eta }
update-rule-kept = The kept run ○ goes on beside this one ●: drag the ball to another start.
update-rule-zone =
    { $regime ->
        [monotone] monotone: η below 1/c
        [one-step] η = 1/c: one step
        [oscillating] oscillating: η between 1/c and 2/c
        [edge] on the edge: η = 2/c
       *[diverging] diverging: η above 2/c
    }

## The story

update-rule-downhill-claim = Downhill is better.
update-rule-downhill-prose = A network with weight w makes mistakes. The loss L says how large they are: here L = { $loss } at w = { $w_old }. Training looks for a w with less loss.
update-rule-downhill-ask = Drag the ball along the curve. On which side is L lower?
update-rule-downhill-lower-why = Yes: to the right the loss falls. But a computer cannot see the whole curve. It knows only the place where it stands.
update-rule-downhill-higher-why = Here L is higher than 12.5, where you began. Try the other side.
update-rule-way-claim = The slope says which way.
update-rule-way-prose = Where the ball stands, the slope ∂L/∂w is { $dL_dw }. It says how L changes when w grows a little: below zero, L falls to the right.
group-start = The start
group-curve = The curve
