### What the first view does without

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
update-rule-factor = Expected: |1 − ηc| = { $predicted }. Measured in the last step: { $measured }.
update-rule-flat = Here the curve is flat: the sigmoid has saturated, its derivative is almost 0, and steps are tiny. The loss is not small, yet w hardly learns.
update-rule-local = The curvature here is { $c }, so near this place steps settle for η below { $two }; η = { $eta }. There is no one 2/c: the curvature changes along the curve.
update-rule-hill = Here the curve bends downwards: no parabola fits, and { $p } runs away from the crest.
update-rule-basin =
    { $global ->
        [yes] Small steps from here lead to the global minimum at { $p } = { $at }.
       *[no] Small steps from here lead to the local minimum at { $p } = { $at } with loss { $loss }: downhill, but not to the global minimum.
    }

## Momentum

update-rule-rail-velocity = velocity v_new
update-rule-rail-step-momentum = step = −η · v_new
update-rule-rail-alt-momentum = { $p }_new { $new } = { $p }_old { $old } − η { $eta } · velocity { $times }
update-rule-momentum =
    The velocity keeps { $mu } of its old value and adds the slope: v = { $mu } · { $before } + { $plus } = { $v }. So { $p } changes by −η · v = { $change }. { $way ->
        [against] The slope alone would lead the other way.
        [none] The two cancel, so { $p } stays.
       *[with] The slope points the same way.
    }
update-rule-describe-momentum =
    Step { $t }: v = { $mu } · { $before } + { $plus } = { $v }, and { $old } − { $eta } · { $times } = { $new }. { $way ->
        [against] The velocity was stronger than the slope
        [none] No move
       *[with] Slope and velocity agree
    }, and L { $loss ->
        [fell] fell from { $was } to { $is }.
        [rose] rose from { $was } to { $is }.
       *[stayed] stays { $is }.
    }
update-rule-picture-momentum = Step { $t }: { $p } = { $old }, loss { $loss }, slope { $slope }, velocity { $v }. The next step takes { $p } to { $new }.
update-rule-diverged-momentum =
    { $curve ->
        [parabola] Stopped at step { $t }: { $p } is more than { $far } away from the minimum. η = { $eta } is above 2(1 + μ)/c = { $two }: with momentum μ = { $mu } that is the edge, and any η below it would have settled.
       *[other] Stopped at step { $t }: { $p } is more than { $far } away. The velocity keeps { $mu } of every slope on the way, and it carried { $p } over what would have stopped it. Take a smaller η = { $eta } or a smaller μ.
    }

## A function of one's own

update-rule-own = Your own function
update-rule-own-about = Write f(w) with + − · / ^, exp, ln, sin, cos, tanh, σ, sqrt and abs.
update-rule-own-slope = What was understood, and its slope
update-rule-own-refused =
    { $kind ->
        [long] f(w) has more than 300 characters. Write a shorter formula.
        [large] The slope of f(w) becomes too long to be shown. Write a shorter formula.
        [deep] At position { $at }, “{ $piece }” is inside more than 40 parentheses, powers or signs. Write it with fewer.
        [end] f(w) ends at position { $at }, and there a number, w or a parenthesis is missing.
        [missing] At position { $at }, before “{ $piece }”, a number, w or a parenthesis is missing.
        [unclosed] The parenthesis at position { $at } is not closed. Add “)”.
        [closed] At position { $at }, “)” closes nothing. Remove it, or open a parenthesis before it.
        [number] At position { $at }, “{ $piece }” is no number. Write 0.5 or 0,5.
        [apart] At position { $at }, a sign before “{ $piece }” is missing. Write a product as w · 3 or 3w.
        [argument] At position { $at }, “{ $piece }” needs parentheses. Write { $piece }(w).
        [log] At position { $at }, “log” can mean two things. Write ln(w), or ln(w)/ln(10).
        [name] At position { $at }, “{ $piece }” is not known. Write w, e, π, exp, ln, sin, cos, tanh, σ, sqrt or abs.
        [nowhere] This f(w) has no value with a slope anywhere in the picture. Write another one, or move the picture.
       *[sign] At position { $at }, “{ $piece }” means nothing in a formula. Write + − · / ^ or parentheses.
    }
update-rule-no-value =
    { $place ->
        [start] Start: { $w } is not allowed.
       *[edge] Stopped before step { $t }: it would land at { $p } = { $w }.
    } { $what ->
        [ln] ln({ $given }) has no value: ln takes numbers above 0.
        [sqrt] sqrt({ $given }) is no real number: sqrt takes numbers from 0 on.
        [division] There a number is divided by 0.
        [power] This power of { $given } has no value.
        [slope] There the slope has no value: the curve ends, or stands upright.
       *[large] There a number is too large to be written.
    }
update-rule-kink = Stopped at step { $t }: at { $p } = { $w } the curve has a kink. The slope is { $left } on its left and { $right } on its right, so there is no one slope to step by. Programs take one of them, or 0.
update-rule-diverged-own = Stopped at step { $t }: { $p } is more than { $far } away. Either η = { $eta } is too large for this curve, or the curve falls without end.

## Two runs

update-rule-compare = Compare two starts
update-rule-keep = Keep the run from { $p } = { $start }
update-rule-keep-why = Keep this run, then drag the ball to another start: both go on together.
update-rule-let-go = Let go of the run from { $p } = { $start }
update-rule-runs = The two runs in numbers
update-rule-column-run = run
update-rule-column-basin = leads to
update-rule-run-this = this run ●
update-rule-run-kept = kept run ○
update-rule-run-basin =
    { $basin ->
        [global] the global minimum
        [local] the local minimum
       *[none] no minimum in sight
    }

## Where it ends

update-rule-limits = Where the picture stops being true
update-rule-limits-parabola = The parabola: the loss of a real network along one weight is no parabola. One sigmoid neuron is already flat at both ends, and its curvature changes from place to place. So there is no one 2/c; a parabola fits near a minimum, and not farther away.
update-rule-limits-global = The global minimum: a step goes downhill from where it is, and sees no further. Where a curve has several minima, the start decides which one it is. Some lecture notes say that steps lead “towards the global minimum”: this holds where there is only one minimum, as on the parabola.
update-rule-limits-eta = A small η: 0.01 or 0.001 is safe where curvatures are moderate. It is not a law: what is small is measured by 1/c.

## The later steps of the story

update-rule-minus-claim = Minus a negative is plus.
update-rule-minus-prose = w_new = w_old − η · slope. The slope is negative, so w grows. The learning rate η says how far the ball goes.
update-rule-minus-ask = Pull η on the scale until the hollow ball lies at the bottom of the valley.
update-rule-minus-there-why = There. On this parabola η = 1/c reaches the bottom in one step. On a real loss nobody knows the right η before.
update-rule-minus-short-why = Still short of the bottom. Take a larger η.
update-rule-minus-over-why = The ball jumps over the bottom. Take a smaller η.
update-rule-side-claim = The same rule works on the other side.
update-rule-side-prose = Now w starts at { $start }, to the right of the valley. The slope is { $slope }: above zero, so L rises to the right. η is 0.3.
update-rule-side-ask = Where does one step bring w? Press that place in the picture.
update-rule-side-right-why = Yes: { $start } − 0.3 · { $slope } = { $truth }. Minus a positive is negative, so w gets smaller. One rule leads downhill from both sides.
update-rule-side-uphill-why = This is uphill: to the right L rises. The minus sign in − η · slope turns against the slope, so the step is { $step }.
update-rule-side-whole-why = This is the bottom, { $start } − { $slope }: the whole slope as a step. But η = 0.3 makes the step shorter, { $step }.
update-rule-side-alone-why = { $step } is the step itself. It is added to the old w: { $start } − 0.3 · { $slope } = { $truth }.
update-rule-side-stays-why = The ball is here now. It would stay only where the slope is 0, at the bottom. The step is −0.3 · { $slope } = { $step }.
update-rule-side-other-why = No. The step is −η · slope = −0.3 · { $slope } = { $step }, so { $start } becomes { $truth }.
update-rule-again-claim = A sum does not reset itself.
update-rule-again-prose = Each step takes the slope at its own place: the first took { $first }, the second takes { $own }. Programs add slopes to a sum, and set it back to 0 after each step.
update-rule-again-ask = A program forgets to set its sum back to 0. Which slope does its second step take?
update-rule-again-own = { $own }
update-rule-again-both = { $both }
update-rule-again-first = { $first }
update-rule-again-both-why = Yes: { $first } and { $own } make { $both }, and its w jumps to { $jump }. Gradients do not reset themselves: in PyTorch one calls zero_grad(). Here the sum is reset, and w is { $new }.
update-rule-again-own-why = So it is here: w is { $new }. But gradients do not reset themselves. That program adds { $own } to { $first }, takes { $both }, and its w jumps to { $jump }.
update-rule-again-first-why = No. It adds the new slope { $own } to the old { $first }, takes { $both }, and its w jumps to { $jump }. Here the sum is reset, and w is { $new }.
update-rule-far-claim = Too large a step climbs the other side.
update-rule-far-prose = The slope here is c · (w − w*), with c = 1. So a step makes of the distance w − w*: (w − w*) − ηc(w − w*) = (1 − ηc)(w − w*). With η = { $far } this is { $times } times as much.
update-rule-far-ask = From which η on does the ball never come closer?
update-rule-far-one = from 1 on
update-rule-far-two = from 2 on
update-rule-far-never = it always comes closer
update-rule-far-two-why = Yes: at η = 2 the distance is multiplied by −1, so it stays the same. Above 2/c every step is larger than the one before. Here η is 2.1.
update-rule-far-one-why = No. From 1 on the ball jumps over the bottom, but 1 − ηc is still between −1 and 0, so it comes closer. Above 2 it does not: here η is 2.1.
update-rule-far-never-why = No. At η = 2.1 the distance is multiplied by −1.1: each step climbs higher. NaN at the end of such a run is no bug of the program.
update-rule-wells-claim = Not every curve is a bowl.
update-rule-wells-prose = This loss has two valleys, and one is deeper. Two balls start near each other, at { $inside } and at { $outside }. Both only go downhill.
update-rule-wells-ask = Where do they end?
update-rule-wells-same = in the same valley
update-rule-wells-inner = { $inside } ends lower
update-rule-wells-outer = { $outside } ends lower
update-rule-wells-inner-why = Yes: { $inside } rolls into the deep valley. Between them lies a crest, and downhill never leads over a crest. So descent does not always find the global minimum.
update-rule-wells-same-why = No. Between them lies a crest, and downhill never leads over a crest: { $inside } ends lower.
update-rule-wells-outer-why = No. { $outside } rolls into the valley on its own side, and that one is less deep. The start decides.
update-rule-neuron-claim = Far out, a neuron hardly feels its slope.
update-rule-neuron-prose = This is the loss of one sigmoid neuron. At w = { $start } the output is wrong, and yet the slope is only { $slope }.
update-rule-neuron-ask = Will 50 steps with η = 0.3 move w by 0.1?
update-rule-neuron-few = Yes, a few steps do
update-rule-neuron-many = No, it takes more
update-rule-neuron-many-why = Right: w has hardly moved. A wrong answer alone does not make a large step. The slope must get through, and a saturated sigmoid lets almost nothing through.
update-rule-neuron-few-why = Look: w has hardly moved. The loss is large, but the slope is tiny, and the step is η times the slope.

update-rule-code = The next steps as code
