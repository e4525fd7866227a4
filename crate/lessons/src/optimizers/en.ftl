### Optimizers: descent in two dimensions, the gradient and the step as two acts, and a race (notes N4, N5, N12)

optimizers-title = Optimizers
optimizers-claim = Same landscape, same start: who gets down?
optimizers-prose =
    The gradient only points. An optimizer decides what to make of it, and each decides in its own way. Here η of { $optimizer ->
        [momentum] momentum is { $eta-momentum }
        [nesterov] nesterov is { $eta-nesterov }
        [adagrad] adagrad is { $eta-adagrad }
        [rmsprop] rmsprop is { $eta-rmsprop }
        [adam] adam is { $eta-adam }
       *[sgd] sgd is { $eta }
    }.

## What can be opened below

optimizers-fold-race = the race in numbers
optimizers-fold-words = in words
optimizers-fold-rule = the rule with its numbers
optimizers-fold-memory = what it remembers
optimizers-fold-code = as code
optimizers-fold-limits = where the picture stops being true

optimizers-preset-bowl = Narrow bowl
optimizers-preset-two-acts = Two acts
optimizers-preset-rosenbrock = Rosenbrock
optimizers-preset-saddle = Saddle, noise
optimizers-preset-wells = Double well
optimizers-preset-neuron = Neuron
optimizers-preset-network = Network
optimizers-preset-predict = Predict

surface-bowl = Bowl
surface-rosenbrock = Rosenbrock
surface-himmelblau = Himmelblau
surface-saddle = Saddle
surface-wells = Double well
surface-neuron = One neuron
surface-network = Network
surface-own = Your own f(w1, w2)
net-a = A: 3-1-1
net-b = B: 2-2-2-1
net-c = C: five in a row
net-mazur = Mazur: 2-2-2
net-xor = XOR: 2-2-1
schedule-constant = Constant
schedule-halving = Step decay
schedule-cosine = Cosine
schedule-warm-up = Warm-up
acts-one = Gradient and step
acts-two = One act of the two

## The picture

optimizers-descent = The loss from above, and the loss against the step
optimizers-axis-step = step
optimizers-goal = near enough
optimizers-left = { $optimizer } left at step { $t }
optimizers-arrow-step = step
optimizers-arrow-times = step, × { $times }
optimizers-arrow-memory = memory
optimizers-arrow-gradient = gradient
optimizers-look = Look at { $optimizer }
optimizers-drag-start = Start: { $x } and { $y }. Left and right change { $x }, up and down { $y }
optimizers-drag-landing = Your guess: where { $x } and { $y } will land
optimizers-picture = Step { $t }, { $optimizer }: { $x } = { $atx }, { $y } = { $aty }, loss { $loss }. ∂L/∂{ $x } = { $gx }, ∂L/∂{ $y } = { $gy }. The next step lands at { $x } = { $newx }, { $y } = { $newy }. Stars on the map: { $stars }.
optimizers-describe =
    { $act ->
        [start] { $racers ->
            [1] { $optimizer } stands at the start.
           *[other] { $racers } optimizers stand at one place.
        } All that is known there is −∇L: the way in which the loss falls fastest.
        [place] { $optimizer } stands at the start. The slope there is not known yet.
        [gradient] The gradient is computed, and nothing has moved. { $optimizer } now makes a step of it.
        [diverged] Step { $t } would have thrown { $optimizer } far off the map: its η is too large for slopes this steep.
        [reached] { $optimizer } is down: at step { $t } its loss was near enough for the first time. At step { $now } it is { $loss }.
        [rose] Step { $t } of { $optimizer } went uphill: the loss rose from { $old } to { $loss }.
       *[fell] Step { $t } of { $optimizer } went downhill: the loss fell from { $old } to { $loss }.
    }
optimizers-next =
    { $act ->
        [gradient] Gradient
       *[step] Step
        [whole] Step
    }

## Predict first

optimizers-predict = Predict first
optimizers-ask = Click on the map where the next step lands: so you say whether { $x } and { $y } go up or down, and how far. By keyboard: move the mark with the arrow keys.
optimizers-answered = Now press Step.
optimizers-gate = Before the step: click on the map where it will land.
optimizers-verdict =
    { $ways ->
        [yes] Directions: right.
       *[no] Directions: wrong.
    } { $x } went { $wayx ->
        [up] up
       *[down] down
    } and { $y } { $wayy ->
        [up] up
       *[down] down
    }: { $optimizer ->
        [sgd] against the sign of each slope.
        [adagrad] against the sign of each slope, both by like amounts.
        [rmsprop] against the sign of each slope, both by like amounts.
        [adam] against the mean of recent slopes, both by like amounts.
       *[momentum] the velocity decides, and not the last slope alone.
    } { $place ->
        [yes] Landing: right.
       *[no] Landing: off by { $off }.
    } It landed at ({ $newx }, { $newy }). So far { $rightways } of { $all } directions and { $rightplaces } of { $all } landings.

## Controls

control-eta-momentum = Learning rate
control-eta-nesterov = Learning rate
control-eta-adagrad = Learning rate
control-eta-rmsprop = Learning rate
control-eta-adam = Learning rate
control-mu-nesterov = Momentum
control-alpha = Memory of squares
control-beta1 = Memory of gradients
control-beta2 = Memory of squares
control-surface = Landscape
control-condition = Condition number
control-scale = Scale of the bowl
control-zoom = Zoomed out, times
control-net = Network
control-first = Across
control-second = Upwards
control-x0 = Start, across
control-y0 = Start, upwards
control-schedule = Learning rate over time
control-span = Steps it takes
control-noise = Noise on the gradient
control-noise-seed = Seed of the noise
control-tolerance = Tolerance
control-acts = One press is

## In sight

optimizers-diverged =
    { $bowl ->
        [yes] { $optimizer } diverged at step { $t }: it would have gone more than { $far } away. η = { $eta } is too large; plain descent settles on this bowl below 2/κ = { $two }.
        [own] { $optimizer } stopped at step { $t }: it would have gone where the function has no value, or more than { $far } away. η = { $eta } is too large there. Try a tenth of it.
       *[no] { $optimizer } diverged at step { $t }: it would have gone more than { $far } away, because η = { $eta } is too large for slopes this steep. Try a tenth of it.
    }
optimizers-all-diverged = Stopped after step { $t }: every optimizer in the race would have gone more than { $far } away. Choose smaller learning rates to see them settle.
optimizers-memory = What it makes of the gradient
optimizers-memory-words = { $optimizer }, for { $x } and { $y }: { $rows }.
optimizers-numbers = The step in numbers
optimizers-eta = Learning rate of { $optimizer }
optimizers-rail = { $x }: { $first }. { $y }: { $second }.
optimizers-rail-loss =
    { $place ->
        [here] loss here
       *[there] after this step
    }

## The story

optimizers-land-claim = Two weights make a landscape.
optimizers-land-prose = The map shows the loss L over two weights, seen from above. Each line joins places of the same L. At the ball, L is { $loss }.
optimizers-land-ask = Drag the ball until L is below 1.
optimizers-land-low-why = You are down: L is { $loss }. You could see the map. Training cannot: it knows only how the ground slopes under the ball.
optimizers-land-high-why = Here L is { $loss }. Lower places lie closer to the star.
optimizers-acts-claim = Training has two acts.
optimizers-acts-prose = The first act is backpropagation: it computes the gradient ∇L at the ball. We play it now.
optimizers-acts-ask = What does the first act do with the two weights?
optimizers-acts-step = moves them a step
optimizers-acts-nothing = nothing
optimizers-acts-star = moves them to the star
optimizers-acts-nothing-why = Right: now the slopes g are known, and the ball has not moved. To move the weights is the second act, the optimizer’s.
optimizers-acts-step-why = No, the ball has not moved. Backpropagation is not the optimizer: it only measures the slopes g. The optimizer moves the weights.
optimizers-acts-star-why = No, the ball has not moved. The gradient is only the slope at the ball. The optimizer moves the weights, in the second act.
group-landscape = The landscape
group-optimizer = The optimizer
group-rates = The other learning rates
group-memory = What they remember
group-noise = Noise and schedule
