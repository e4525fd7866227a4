### Update rule: one weight, its slope, and the step (notes N1–N5)

update-rule-title = Update rule
update-rule-text =
    The loss L says how wrong the network is. Its slope ∂L/∂w at the present weight says which way is downhill, and the
    learning rate η says how far to go. A negative slope makes w larger, a positive slope makes it smaller: either way
    a small enough step leads towards the minimum of this curve.
update-rule-try =
    Try first: press Step and watch the arrow on the w axis. Then drag the ball to the other side of the minimum,
    guess which way it will move, and step again. Raise η slowly: when does it stop settling?

update-rule-preset-negative-slope = Negative slope
update-rule-preset-positive-slope = Positive slope
update-rule-preset-small-eta = Small η, ten steps
update-rule-preset-oscillating = Oscillating
update-rule-preset-edge = On the edge
update-rule-preset-diverging = Diverging

## The picture

update-rule-curve = Loss curve and the next step
update-rule-axis-loss = loss L(w)
update-rule-axis-w = weight w
update-rule-slope =
    { $sign ->
        [negative] negative slope { $slope }
        [positive] positive slope { $slope }
       *[zero] slope { $slope }
    }
update-rule-outside = w has left the picture: it is { $w }
update-rule-drag = Ball: the weight w. Moving it starts again from there

## The formula

update-rule-rule = The rule with its numbers
update-rule-note-new = new weight
update-rule-note-old = previous weight
update-rule-note-eta = learning rate
update-rule-note-slope = slope at the old weight

## In words

update-rule-words = In words
update-rule-sign =
    { $sign ->
        [negative] The slope is negative ({ $slope }): the loss falls to the right. Minus a negative is positive, so w increases by { $change }.
        [positive] The slope is positive ({ $slope }): the loss falls to the left. So w decreases: its change is { $change }.
        [lost] The slope is { $slope }, and the step { $change } is too small for the last digit of w: w stays.
       *[zero] The slope is 0: w stands at the minimum, and no step moves it.
    }
update-rule-regime =
    { $regime ->
        [monotone] η = { $eta } is below 1/c = { $one }: monotone. Each step keeps the side and leaves { $factor } of the distance to w*. From η = 2/c = { $two } on it would no longer settle.
        [one-step] η = { $eta } is 1/c: one step lands on the minimum. That works on a parabola whose curvature is known, and hardly anywhere else.
        [oscillating] η = { $eta } is between 1/c = { $one } and 2/c = { $two }: oscillating. Each step jumps over the minimum and leaves { $factor } of the distance.
        [edge] η = { $eta } is the critical 2/c: on the edge. Each step lands as far away on the other side, and never any closer.
       *[diverging] η = { $eta } is above the critical 2/c = { $two }: diverging. Each step multiplies the distance by { $factor }.
    }
update-rule-diverged =
    Stopped at step { $t }: w is more than { $far } away from the minimum. η = { $eta } is above the critical
    2/c = { $two }, so every step multiplies the distance by { $factor }. Choose a smaller η to see it settle.

## Steps

update-rule-next = Step
update-rule-steps = The latest steps
update-rule-column-step = step
update-rule-describe =
    { $sign ->
        [negative] Step { $t }: w = { $w }, loss { $loss }, negative slope { $slope }. The next step increases w to { $new }.
        [positive] Step { $t }: w = { $w }, loss { $loss }, positive slope { $slope }. The next step decreases w to { $new }.
       *[zero] Step { $t }: w = { $w }, loss { $loss }, slope 0. The next step leaves w where it is.
    }
