### Optimizers: descent in two dimensions, the gradient and the step as two acts, and a race (notes N4, N5, N12)

optimizers-title = Optimizers
optimizers-text =
    Over two parameters the loss is a landscape, seen here from above: each line joins places of equal loss, a star marks
    the lowest. The gradient ∇L is computed first and moves nothing; it points straight uphill, at a right angle to the
    contour. The step is the optimizer’s: sgd goes η·∇L downhill, the others also use what they remember.
optimizers-try =
    Try first: drag the start and watch all paths follow. Then take the double well: does “towards the global minimum”
    hold from every start? Who gets through Rosenbrock’s valley, and why?

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
optimizers-outside = { $optimizer } has left the picture
optimizers-drag-start = Start: { $x } and { $y }. Left and right change { $x }, up and down { $y }
optimizers-drag-landing = Your guess: where { $x } and { $y } will land
optimizers-describe = Step { $t }, { $optimizer }: { $x } = { $atx }, { $y } = { $aty }, loss { $loss }. ∂L/∂{ $x } = { $gx }, ∂L/∂{ $y } = { $gy }. The next step lands at { $x } = { $newx }, { $y } = { $newy }. Stars on the map: { $stars }.
optimizers-next =
    { $act ->
        [gradient] Gradient
       *[step] Step
        [whole] Step
    }

## In words

optimizers-words = In words
optimizers-act =
    { $act ->
        [place] { $optimizer } stands at ({ $atx }, { $aty }). Nothing is known of the slope here yet: the next press computes the gradient, and moves nothing.
        [gradient] The gradient ({ $gx }, { $gy }) is computed, and nothing has moved. Now the optimizer takes its step, to ({ $newx }, { $newy }).
        [asked] The gradient at ({ $atx }, { $aty }) is ({ $gx }, { $gy }). Where will { $optimizer } land?
       *[both] { $optimizer } stands at ({ $atx }, { $aty }), where the gradient is ({ $gx }, { $gy }). Its next step lands at ({ $newx }, { $newy }).
    }
optimizers-leader = After { $t } steps { $optimizer } stands lowest, with loss { $loss }. That is the score on this landscape, from this start, with these learning rates: others turn it round.
optimizers-surface =
    { $surface ->
        [bowl] The bowl is κ times as curved along w2 as along w1. A learning rate that settles across the valley is slow along it: that is what the other optimizers mend.
        [rosenbrock] A curved valley: down to its floor is easy, along it to the star is slow.
        [himmelblau] Four minima, all global with loss 0: the start decides which one.
        [saddle] In the middle the gradient is 0, but it is no minimum: exactly on the ridge plain descent runs into the saddle and stays. The least noise gets it off.
        [wells] Two basins, one star. From the right one, small steps lead to a local minimum: “towards the global minimum” fails here.
        [neuron] The mean loss of σ(w·x + b) over six samples that no w and b put all right. Far out it is flat: the sigmoid has saturated.
       *[network] Two parameters of a network; all others stay as they are. A star marks the lowest place found in this window; there may be a lower one outside.
    }
optimizers-rule =
    { $optimizer ->
        [sgd] sgd: the step is −η times the gradient. It remembers nothing.
        [momentum] momentum adds up gradients in a velocity v, of which the share μ stays each step: parts that keep their sign grow, parts that alternate cancel. It may overshoot.
        [nesterov] nesterov is momentum that looks ahead: it adds μ times the new velocity to the gradient, and brakes earlier.
        [adagrad] adagrad divides each part by the root of all its squares so far: steep and flat directions get like steps, and all steps shrink.
        [rmsprop] rmsprop divides by the root of a mean of recent squares, so its steps do not die out; near the minimum they stay about as long as η.
       *[adam] adam has both: a mean of gradients, divided by the root of a mean of squares. Both means begin at 0, so they are corrected by 1 − βᵗ.
    }
optimizers-noise = Each part of the gradient has noise of deviation { $noise } added, as from a small batch: the same for all at the same step.
optimizers-diverged =
    { $bowl ->
        [yes] { $optimizer } diverged at step { $t }: it would have gone more than { $far } away. η = { $eta } is too large; plain descent settles on this bowl below 2/κ = { $two }.
       *[no] { $optimizer } diverged at step { $t }: it would have gone more than { $far } away, because η = { $eta } is too large for slopes this steep. Try a tenth of it.
    }
optimizers-all-diverged = Stopped after step { $t }: every optimizer in the race would have gone more than { $far } away. Choose smaller learning rates to see them settle.

## The race

optimizers-race = The race
optimizers-column-name = optimizer
optimizers-column-races = races
optimizers-column-hypers = remembers
optimizers-column-reached = steps to L ≤ { $goal }
optimizers-column-diverged = diverged at
optimizers-races = { $optimizer } takes part
optimizers-eta = Learning rate of { $optimizer }

## The selected optimizer

optimizers-formula = Its rule with its numbers
optimizers-memory = What it makes of the gradient
optimizers-memory-words = { $optimizer }, for { $x } and { $y }: { $rows }.

## Predict first

optimizers-predict = Predict first
optimizers-ask = Click on the map where the next step lands: so you say whether { $x } and { $y } go up or down, and how far. By keyboard: move the mark with the arrow keys.
optimizers-answered = Now press Step.
optimizers-gate = Before the step: click on the map where it will land.
optimizers-verdict =
    { $ways ->
        [yes] Directions: right.
       *[no] Directions: not so.
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

## Where it ends

optimizers-limits = Where the picture stops being true
optimizers-limits-minimum = The global minimum: descent sees the slope under its feet and nothing else. On the bowl there is one minimum, so it gets there; on the other landscapes the start, η and chance decide.
optimizers-limits-two = Two dimensions: a real network has millions of parameters. There, saddles are common and poor local minima rarer than this picture suggests, and no one can draw the map.
optimizers-limits-race = The race: which optimizer wins depends on the landscape, the start and each learning rate. Nothing here says that one is best; what carries over is how each one makes its step.

## Controls

control-eta-momentum = Learning rate
control-eta-nesterov = Learning rate
control-eta-adagrad = Learning rate
control-eta-rmsprop = Learning rate
control-eta-adam = Learning rate
control-mu = Momentum
control-mu-nesterov = Momentum
control-alpha = Memory of squares
control-beta1 = Memory of gradients
control-beta2 = Memory of squares
control-surface = Landscape
control-condition = Condition number
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
