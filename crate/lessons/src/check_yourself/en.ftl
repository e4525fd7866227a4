### Check yourself: twelve questions over all lessons

check-yourself-title = Check yourself
check-yourself-claim = Twelve questions. What can you do now?
check-yourself-prose = Each lesson gives one or more questions. A wrong answer is told its reason. At the end you see which steps to read again.

## What can be set

check-yourself-preset-way = Question 1: which way
check-yourself-preset-settle = Question 3: settle or not
check-yourself-preset-slope = Question 4: the slope of σ
check-yourself-preset-chain = Question 5: one path
check-yourself-preset-count = Question 6: how many paths
check-yourself-preset-sum = Question 7: two paths
check-yourself-preset-bias = Question 8: the bias
check-yourself-preset-ceiling = Question 9: the ceiling
check-yourself-preset-momentum = Question 10: momentum
check-yourself-preset-updates = Question 11: an epoch
check-yourself-preset-result = A result
check-yourself-refusal = { $key }: “{ $given }” is no answer to a question. Write names and answers, as in { $allowed }.

## Around the questions

check-yourself-picture = What is given
check-yourself-row = Your answers
check-yourself-walk = The question that is shown
check-yourself-last = last step: { $last }
check-yourself-batch = in a ring: the { $batch } points of one batch
check-yourself-describe = Questions from seed { $seed }: { $right } right, { $wrong } wrong, { $open } open.
check-yourself-other = Other numbers
check-yourself-again = Again
check-yourself-more = Once more
check-yourself-back = Where to go back to
check-yourself-missing = Go back to the step that explains it:
check-yourself-can = You can now take any weight of a network, work out ∂L/∂w path by path, take the step, and say when it is too large, too small or stuck.
check-yourself-fold-about = about these questions
check-yourself-about = About these questions
check-yourself-about-seed = The numbers come from seed { $seed }. The same seed gives everybody the same twelve questions. The link of this page holds the seed and your answers.
check-yourself-about-digits = Three digits are enough: an answer may be 0.5 % off. You can type a calculation, such as 0.2 * (1 - 0.2).
check-yourself-about-last = You can change an answer: the last one counts. Who presses “Show me” sees the answer, and the question counts as wrong.

check-yourself-result-claim = { $right } of 12 are right.
check-yourself-result-prose = { $wrong } wrong, { $open } open. The last answer to each question counts.

## 1: which way

check-yourself-way-about = which way w moves
check-yourself-way-claim = Which way?
check-yourself-way-prose = A weight is { $w }. The slope ∂L/∂w is { $slope } there, and η is { $eta }. The optimizer takes one step.
check-yourself-way-ask = What happens to w?
check-yourself-way-up = it gets larger
check-yourself-way-down = it gets smaller
check-yourself-way-rate = that depends on η
check-yourself-way-up-why =
    { $right ->
        [up] Yes. The slope is below zero, and the step is −η · slope: minus a negative is plus. To the right L falls.
       *[down] No. The slope is { $slope }: L rises to the right. The minus sign in −η · slope turns against the slope.
    }
check-yourself-way-down-why =
    { $right ->
        [down] Yes. The slope is above zero, and the step is −η · slope: it is negative. To the left L falls.
       *[up] No. The slope is { $slope }: L falls to the right. Minus a negative is plus, so the step −η · slope is positive.
    }
check-yourself-way-rate-why = No. η is always above zero. It says how far w moves. The sign of the slope says which way.
check-yourself-way-go = Which way w moves: Update rule, step 4

## 2: the new weight

check-yourself-new-about = the new weight
check-yourself-new-claim = The new weight.
check-yourself-new-prose = w_old is { $w }, the slope ∂L/∂w is { $slope }, and η is { $eta }.
check-yourself-new-ask = What is w_new after one step?
check-yourself-new-right-why = w_new = w_old − η · slope = { $w } − { $eta } · { $by_slope } = { $truth }.
check-yourself-new-plus-why = This is w_old + η · slope. The step goes against the slope: there is a minus before η.
check-yourself-new-rate-why = This is w_old − slope: η is forgotten. Only η times the slope is subtracted, here { $eta } of it.
check-yourself-new-step-why = This is the step, −η · slope. It is how far w moves. Add it to w_old.
check-yourself-new-other-why = No. First multiply η by the slope, then subtract the product from w_old. Mind both minus signs.
check-yourself-new-go = The new weight: Update rule, step 2

## 3: settles, zigzags, diverges

check-yourself-settle-about = settle, zigzag, diverge
check-yourself-settle-claim = Is this η too large?
check-yourself-settle-prose = The loss is a parabola, L = ½ c · w². Its curvature c is { $c }, and η is { $eta }. Many updates follow.
check-yourself-settle-ask = What does w do?
check-yourself-settle-settle = it comes closer to 0 from one side
check-yourself-settle-zigzag = it jumps over 0, and comes closer
check-yourself-settle-grow = it jumps over 0, farther and farther
check-yourself-settle-settle-why =
    { $right ->
        [settle] Yes. Each update multiplies w by 1 − ηc = { $factor }. It is between 0 and 1, as η is below 1/c = { $one }.
       *[other] No. Each update multiplies w by 1 − ηc = { $factor }. It is below 0, as η is above 1/c = { $one }: w changes its side each time.
    }
check-yourself-settle-zigzag-why =
    { $right ->
        [zigzag] Yes. Each update multiplies w by 1 − ηc = { $factor }. It is between −1 and 0, as η lies between 1/c = { $one } and 2/c = { $two }.
        [settle] No. Each update multiplies w by 1 − ηc = { $factor }. It is above 0, as η is below 1/c = { $one }: w stays on its side.
       *[grow] No. Each update multiplies w by 1 − ηc = { $factor }. It is below −1, as η is above 2/c = { $two }: the jumps grow.
    }
check-yourself-settle-grow-why =
    { $right ->
        [grow] Yes. Each update multiplies w by 1 − ηc = { $factor }. It is below −1, as η is above 2/c = { $two }.
       *[other] No. Each update multiplies w by 1 − ηc = { $factor }. It is between −1 and 1, as η is below 2/c = { $two }: w comes closer.
    }
check-yourself-settle-go = Settle, zigzag, diverge: Update rule, step 6

## 4: σ′ from o

check-yourself-slope-about = the slope of a sigmoid
check-yourself-slope-claim = The slope of a sigmoid.
check-yourself-slope-prose = A sigmoid neuron has the output o = σ(z) = { $o }. From o alone, its slope σ′(z) can be worked out.
check-yourself-slope-ask = What is σ′(z)?
check-yourself-slope-right-why = σ′(z) = o(1 − o) = { $o } · { $rest } = { $truth }. It is never above ¼.
check-yourself-slope-output-why = This is the output o itself. The slope says how much o changes as z grows: it is o(1 − o).
check-yourself-slope-rest-why = This is 1 − o. The slope is the product of both: o(1 − o).
check-yourself-slope-again-why = This is σ′ at the place { $o }: o was put in as if it were z. But o is σ(z) already, so the slope is o(1 − o).
check-yourself-slope-other-why = No. The slope of a sigmoid is o(1 − o), and it is never above ¼.
check-yourself-slope-go = The slope of a sigmoid: Vanishing gradient, step 2

## 5: one path

check-yourself-chain-about = a product along a path
check-yourself-chain-claim = Along one path.
check-yourself-chain-prose = Two sigmoid neurons in a row: x = { $x }, o1 = { $o1 }, w2 = { $w2 }, o2 = { $o2 }. The target y is { $y }, and L = ½(y − o2)².
check-yourself-chain-ask = What is ∂L/∂w1?
check-yourself-chain-right-why = (o2 − y) · σ′(z2) · w2 · σ′(z1) · x = { $error } · { $s2 } · { $by_w2 } · { $s1 } · { $by_x } = { $truth }.
check-yourself-chain-flat-why = This is (o2 − y) · w2 · x: both σ′ are forgotten. A sigmoid neuron passes on only o(1 − o) of what it gets.
check-yourself-chain-once-why = One σ′ is missing: that of o1. The path goes through two sigmoid neurons, and each of them has its factor o(1 − o).
check-yourself-chain-added-why = The factors were added. Along one path they multiply: each link passes on a part of what it gets.
check-yourself-chain-sign-why = The sign is wrong. ∂L/∂o2 is o2 − y: below zero where the output is too low.
check-yourself-chain-other-why = No. Begin at the loss and multiply: o2 − y, then σ′(z2) = o2(1 − o2), w2, σ′(z1) = o1(1 − o1), and x.
check-yourself-chain-go = A product along a path: Chain rule, step 5

## 6: how many paths

check-yourself-count-about = how many paths
check-yourself-count-claim = How many paths?
check-yourself-count-prose = Each neuron feeds every neuron of the next layer. The three hidden layers have { $a }, { $b } and { $c } neurons; there is one output.
check-yourself-count-ask = How many paths lead from w to L?
check-yourself-count-right-why = w feeds one neuron of the first hidden layer. From there: { $b } ways, and for each of them { $c }, then one: { $b } · { $c } = { $truth }.
check-yourself-count-added-why = You have added the neurons of the layers. For each way through one layer there are all ways through the next: multiply.
check-yourself-count-start-why = Here every neuron of the first hidden layer is counted. But w feeds only one of them: the paths begin there.
check-yourself-count-layers-why = This is the number of layers. On each layer a path can choose its neuron: multiply the choices.
check-yourself-count-other-why = No. w feeds one neuron. Count the choices in each later layer and multiply them.
check-yourself-count-go = How many paths: Chain rule, step 8

## 7: two paths

check-yourself-sum-about = a sum over two paths
check-yourself-sum-claim = Over two paths.
check-yourself-sum-prose = On each link stands its share: ∂o2/∂o1 at the first one, and so on. At the last link stands ∂L/∂o4 = { $end }.
check-yourself-sum-ask = What is ∂L/∂o1?
check-yourself-sum-right-why = Over o2 the product is { $upper }, over o3 it is { $lower }. The sum is { $truth }.
check-yourself-sum-one-why = This is one path only. o1 reaches L over o2 and over o3: add both products.
check-yourself-sum-product-why = The paths were multiplied. Along a path the shares multiply; the two products are then added.
check-yourself-sum-start-why = ∂L/∂o4 is forgotten. Both paths end with the same last link: its { $end } is a factor of each.
check-yourself-sum-other-why = No. Multiply the three shares of each path, then add the two products.
check-yourself-sum-go = A sum over two paths: Chain rule, step 7

## 8: the bias

check-yourself-bias-about = the slope of a bias
check-yourself-bias-claim = A bias of zero.
check-yourself-bias-prose = A sigmoid output neuron has the bias b = 0 and the output o = { $o }. The target y is { $y }, and L = ½(y − o)².
check-yourself-bias-ask = What is ∂L/∂b?
check-yourself-bias-right-why = (o − y) · σ′(z) · 1 = { $error } · { $slope } = { $truth }. The last factor is ∂z/∂b = 1, whatever b is.
check-yourself-bias-zero-why = b is 0, but its slope is not. z = w · x + b, so ∂z/∂b is 1, not b. If b grows, o grows.
check-yourself-bias-flat-why = This is o − y: σ′ is forgotten. z goes through the sigmoid before it is o, so o(1 − o) is a factor.
check-yourself-bias-sign-why = The sign is wrong. ∂L/∂o is o − y: below zero where the output is too low.
check-yourself-bias-other-why = No. Multiply ∂L/∂o = o − y, σ′(z) = o(1 − o), and ∂z/∂b = 1.
check-yourself-bias-go = The slope of a bias: Chain rule, step 10

## 9: the ceiling

check-yourself-ceiling-about = the ceiling of a product
check-yourself-ceiling-claim = The most that gets through.
check-yourself-ceiling-prose = { $n } links between sigmoid neurons. Each weight has the size |w| = { $w }. The pre-activations z are not known.
check-yourself-ceiling-ask = How large can the product of the { $n } factors be at most?
check-yourself-ceiling-right-why = Each factor is |w| · σ′(z), at most { $w } · ¼ = { $each }. { $n } of them multiply to { $truth }. A sigmoid chain can grow only where |w| is above 4.
check-yourself-ceiling-added-why = The factors were added. Along a path they multiply.
check-yourself-ceiling-single-why = This is the ceiling of one factor. There are { $n } of them, and they multiply.
check-yourself-ceiling-quarter-why = This is ¼ for each link: |w| is forgotten. A factor is |w| · σ′(z).
check-yourself-ceiling-weights-why = This is |w| for each link: σ′ is forgotten. It is at most ¼ in each factor.
check-yourself-ceiling-other-why = No. One factor is at most |w| · ¼. Multiply { $n } of them.
check-yourself-ceiling-go = The ceiling of a product: Vanishing gradient, step 3

## 10: momentum

check-yourself-momentum-about = a step of momentum
check-yourself-momentum-claim = A step with a memory.
check-yourself-momentum-prose = Momentum keeps μ = { $keep } of the last step and adds −η · slope. The last step was { $last }, η is { $eta }, and the slope is { $slope } now.
check-yourself-momentum-ask = How far does w move now, with its sign?
check-yourself-momentum-right-why = Δw = { $keep } · { $by_last } − { $eta } · { $by_slope } = { $truth }.
check-yourself-momentum-forgot-why = This is −η · slope: plain gradient descent. Momentum also keeps { $keep } of the last step.
check-yourself-momentum-whole-why = The whole last step was kept. Momentum keeps { $keep } of it.
check-yourself-momentum-memory-why = This is what is left of the last step. The slope counts, too: add −η · slope.
check-yourself-momentum-plus-why = η · slope was added. The step goes against the slope: −η · slope.
check-yourself-momentum-other-why = No. Take { $keep } of the last step, then subtract η times the slope. Mind the signs.
check-yourself-momentum-go = A step of momentum: Optimizers, step 5

## 11: updates in an epoch

check-yourself-updates-about = updates in an epoch
check-yourself-updates-claim = One epoch.
check-yourself-updates-prose = { $points } points are for training, { $batch } in a batch.
check-yourself-updates-ask = How many updates are one epoch?
check-yourself-updates-right-why = { $points } points, { $batch } at a time, are { $truth } batches. Each batch makes one update.
check-yourself-updates-points-why = This is the number of points. One update uses { $batch } of them at once.
check-yourself-updates-one-why = One update uses one batch only. In an epoch every point has its turn.
check-yourself-updates-batch-why = This is the size of a batch. Count how many batches the { $points } points make.
check-yourself-updates-other-why = No. In an epoch each point has its turn once, and each batch makes one update.
check-yourself-updates-go = Updates in an epoch: Training, step 2

## 12: cross-entropy

check-yourself-entropy-about = the slope of cross-entropy
check-yourself-entropy-claim = Another loss.
check-yourself-entropy-prose = A sigmoid output neuron has the output o = { $o }, and the target y is { $y }. The loss is cross-entropy.
check-yourself-entropy-ask = What is ∂L/∂z?
check-yourself-entropy-right-why = ∂L/∂z = o − y = { $o } − { $y } = { $truth }. ∂L/∂o is (o − y) / (o(1 − o)), and σ′(z) = o(1 − o) cancels.
check-yourself-entropy-factor-why = This is (o − y) · o(1 − o), the slope under ½(y − o)². With cross-entropy o(1 − o) cancels.
check-yourself-entropy-sign-why = The sign is wrong: o − y, not y − o. If o is too low, L falls as z grows.
check-yourself-entropy-output-why = This is ∂L/∂o. To reach z, multiply by σ′(z) = o(1 − o).
check-yourself-entropy-other-why = No. Multiply ∂L/∂o = (o − y) / (o(1 − o)) by σ′(z) = o(1 − o), and see what cancels.
check-yourself-entropy-go = The slope of cross-entropy: Loss functions, step 4
