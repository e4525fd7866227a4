### What the first view does without

## In words

optimizers-words = In words
optimizers-act =
    { $act ->
        [place] { $optimizer } stands at ({ $atx }, { $aty }). The slope here is not known yet: the next press computes the gradient, and moves nothing.
        [gradient] The gradient ({ $gx }, { $gy }) is computed, and nothing has moved. Now the optimizer takes its step, to ({ $newx }, { $newy }).
        [asked] The gradient at ({ $atx }, { $aty }) is ({ $gx }, { $gy }). Where will { $optimizer } land?
       *[both] { $optimizer } stands at ({ $atx }, { $aty }), where the gradient is ({ $gx }, { $gy }). Its next step lands at ({ $newx }, { $newy }).
    }
optimizers-leader = After { $t } steps { $optimizer } stands lowest, with loss { $loss }. That is the score on this landscape, from this start, with these learning rates: with others the order may change.
optimizers-surface =
    { $surface ->
        [bowl] The bowl is κ times as curved along w2 as along w1. A learning rate that settles across the valley is slow along it: that is what the other optimizers mend.
        [rosenbrock] A curved valley: it is easy to get down to its floor, and slow to go along it to the star.
        [himmelblau] Four minima, all global with loss 0: the start decides which one.
        [saddle] In the middle the gradient is 0, but it is no minimum: plain descent that starts exactly on the ridge ends in the saddle. A little noise takes it away from there.
        [wells] Two basins, one star. From the right one, small steps lead to a local minimum: “towards the global minimum” fails here.
        [neuron] The mean loss of σ(w·x + b) over six samples. No w and b can get all of them right. Far out it is flat: the sigmoid has saturated.
        [own] Your own function. A star marks the lowest place found in this window; there may be a lower one outside.
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
optimizers-noise = Each part of the gradient has random noise of spread { $noise }, as from a small batch. At one step it is the same for all optimizers.

## The race

optimizers-race = The race
optimizers-column-name = optimizer
optimizers-column-races = races
optimizers-column-hypers = remembers
optimizers-column-reached = steps to L ≤ { $goal }
optimizers-column-diverged = diverged at
optimizers-races = { $optimizer } takes part

## The selected optimizer

optimizers-formula = Its rule with its numbers

## Where it ends

optimizers-limits = Where the picture stops being true
optimizers-limits-minimum = The global minimum: descent sees the slope under its feet and nothing else. On the bowl there is one minimum, so it gets there; on the other landscapes the start, η and chance decide.
optimizers-limits-two = Two dimensions: a real network has millions of parameters. There, saddles are common and poor local minima rarer than this picture suggests, and no one can draw the map.
optimizers-limits-race = The race: which optimizer wins depends on the landscape, the start and each learning rate. Nothing here says that one is best; what carries over is how each one makes its step.

## A function of one's own

optimizers-own = Your own landscape
optimizers-axis-above = L above the lowest (log)
optimizers-own-about = Write f(w1, w2) with + − · / ^, exp, ln, sin, cos, tanh, σ, sqrt and abs.
optimizers-own-slope = What was understood, and its two slopes
optimizers-own-refused =
    { $kind ->
        [long] f(w1, w2) has more than 300 characters. Write a shorter formula.
        [large] The slope of f(w1, w2) becomes too long to be shown. Write a shorter formula.
        [deep] At position { $at }, “{ $piece }” is inside more than 40 parentheses, powers or signs. Write it with fewer.
        [end] f(w1, w2) ends at position { $at }, and there a number, w1, w2 or a parenthesis is missing.
        [missing] At position { $at }, before “{ $piece }”, a number, w1, w2 or a parenthesis is missing.
        [unclosed] The parenthesis at position { $at } is not closed. Add “)”.
        [closed] At position { $at }, “)” closes nothing. Remove it, or open a parenthesis before it.
        [number] At position { $at }, “{ $piece }” is no number. Write 0.5 or 0,5.
        [apart] At position { $at }, a sign before “{ $piece }” is missing. Write a product as w1 · 3 or 3w1.
        [argument] At position { $at }, “{ $piece }” needs parentheses. Write { $piece }(w1).
        [log] At position { $at }, “log” can mean two things. Write ln(w1), or ln(w1)/ln(10).
        [name] At position { $at }, “{ $piece }” is not known. Write w1, w2, e, π, exp, ln, sin, cos, tanh, σ, sqrt or abs.
        [nowhere] This f(w1, w2) has no value with a slope anywhere in the picture. Write another one.
        [start] Start: { $piece } is not allowed. There f(w1, w2) has no value, or no slope.
       *[sign] At position { $at }, “{ $piece }” means nothing in a formula. Write + − · / ^ or parentheses.
    }

## The later steps of the story

optimizers-zigzag-claim = The plain optimizer is called sgd.
optimizers-zigzag-prose = sgd steps along −∇L, the way in which L falls fastest at the ball. The arrow shows this way.
optimizers-zigzag-ask = Which path do ten steps take?
optimizers-zigzag-straight = straight to the star
optimizers-zigzag-zigzag = side to side
optimizers-zigzag-along = along a line
optimizers-zigzag-zigzag-why = Yes. −∇L stands at a right angle to the line of the map. So it points across the valley, and not at the star.
optimizers-zigzag-straight-why = No. −∇L stands at a right angle to the line of the map, so it points across the valley. Only in a round bowl does it point at the star.
optimizers-zigzag-along-why = No. Along a line of the map L stays the same. −∇L stands at a right angle to it, where L falls fastest.
optimizers-rate-claim = A larger η to be faster?
optimizers-rate-prose = With η = 0.12, sgd goes from side to side and is slow along the valley. After 20 steps it is still on its way.
optimizers-rate-ask = Again 20 steps, but with η = 0.14. What happens?
optimizers-rate-sooner = sooner at the star
optimizers-rate-same = almost the same
optimizers-rate-climbs = it climbs the sides
optimizers-rate-climbs-why = Yes. Across the valley the curvature is 15, so η must stay below 2/15 = 0.133. The steep direction limits η, and the flat one becomes slow.
optimizers-rate-sooner-why = No. Along the valley it is faster, but across it each step is larger than the one before: the curvature there is 15, and η is above 2/15 = 0.133.
optimizers-rate-same-why = No. The change is small, but it passes the limit 2/15 = 0.133. From there on, each step across the valley is larger than the one before.
optimizers-momentum-claim = Momentum has a memory.
optimizers-momentum-prose = Its step is 0.9 of the last step, and −η · ∇L is added. Along the valley the slope keeps its sign. There the first step is 0.08 long.
optimizers-momentum-ask = How long is the ninth step along the valley?
optimizers-momentum-longer = over 4 times as long
optimizers-momentum-same = 0.08 again
optimizers-momentum-shorter = shorter than 0.08
optimizers-momentum-longer-why = Yes: 0.365. Parts with the same sign add up, and parts that change their sign cancel. That is also why momentum runs past the star.
optimizers-momentum-same-why = No, 0.365. Each step keeps 0.9 of the one before. Parts with the same sign add up, step after step.
optimizers-momentum-shorter-why = No, 0.365. The slope does get smaller, but each step keeps 0.9 of the one before, and these parts add up.
optimizers-adam-claim = One η, two very different slopes.
optimizers-adam-prose = At the start, the slope is { $flat } along w1 and { $steep } along w2. adam divides each slope by the size that it has measured for it.
optimizers-adam-ask = How does adam’s first step look?
optimizers-adam-steep = longer along w2
optimizers-adam-flat = longer along w1
optimizers-adam-equal = as long in both
optimizers-adam-equal-why = Yes: 0.3 in both, just η. 4 divided by 4, and 45 by 45; only the signs are left. So a flat direction is not slow any more.
optimizers-adam-steep-why = So sgd would step. adam divides 45 by 45 and 4 by 4, so both parts are 0.3, just η.
optimizers-adam-flat-why = No. adam makes up for the flat slope, but not for more than that: 4 divided by 4 and 45 divided by 45. Both parts are 0.3, just η.
optimizers-wells-claim = Does the best optimizer find the star?
optimizers-wells-prose = This landscape has two valleys, and the star lies in the deeper one. Six optimizers start at the far right, each with its own η.
optimizers-wells-ask = Who reaches the star within 60 steps?
optimizers-wells-all = all six
optimizers-wells-momentum = only momentum
optimizers-wells-adam = only adam
optimizers-wells-momentum-why = Yes: its speed carries it over the crest, by luck. No optimizer is sure to find the global minimum: start, η and landscape decide.
optimizers-wells-all-why = No. Downhill leads into the nearest valley, and that is not the deepest one. Only momentum has the speed for the crest, and that is luck.
optimizers-wells-adam-why = No: adam is often good, but it is not best everywhere. Here it stops in the nearest valley. Only momentum has the speed for the crest, and that is luck.

optimizers-code = The next steps as code
