### Loss functions: why cross-entropy is taken where a sigmoid neuron says yes or no

loss-functions-title = Loss functions
loss-functions-claim = A wrong, saturated neuron needs a loud loss.
loss-functions-prose = At z = { $z } the sigmoid may be flat: then σ′ is almost 0, and ½(y − o)² falls silent. Cross-entropy divides by the same σ′ and stays loud.

## What can be opened below

loss-functions-fold-words = in words
loss-functions-fold-table = both losses, factor by factor
loss-functions-fold-why = why cross-entropy

loss-functions-preset-saturated = Saturated and wrong
loss-functions-preset-middle = At the middle
loss-functions-preset-right = Nearly right

control-z = Pre-activation
control-alone = ½(y − o)² alone

## The picture

loss-functions-slopes = ∂L/∂z against z under both losses
loss-functions-saturated = saturated
loss-functions-point =
    { $loss ->
        [squared] ½(y − o)²: { $slope }
       *[entropy] cross-entropy: { $slope }
    }
loss-functions-drag = In the picture: the pre-activation z
loss-functions-describe =
    At z = { $z } the output is { $o } and the target { $y }. { $shown ->
        [none] How large is ∂L/∂z?
        [squared] ∂L/∂z is { $squared } with ½(y − o)².
       *[both] ∂L/∂z is { $squared } with ½(y − o)² and { $entropy } with cross-entropy.
    }

## Formula and table

loss-functions-factors =
    ∂L/∂o times ∂o/∂z is ∂L/∂z. { $shown ->
        [none] The numbers come with your answer.
        [squared] With ½(y − o)²: { $squared_slope } times { $steepness } is { $squared }.
       *[both] With ½(y − o)²: { $squared_slope } times { $steepness } is { $squared }. With cross-entropy: { $loss_slope } times { $steepness } is { $entropy }.
    }
loss-functions-formula = The chain rule under both losses
loss-functions-here = The factors at this z
loss-functions-table = Factor by factor
loss-functions-name =
    { $loss ->
        [squared] ½(y − o)²
       *[entropy] cross-entropy
    }

## Words

loss-functions-words = In words
loss-functions-words-state =
    { $state ->
        [saturated] The output is { $o } and the target is { $y }: the neuron is wrong. It is saturated, too: its own slope ∂o/∂z is only { $steepness }.
        [right] The output is { $o } and the target is { $y }: the neuron is nearly right.
       *[between] The output is { $o } and the target is { $y }. The neuron’s own slope ∂o/∂z is { $steepness }; it is never above ¼.
    }
loss-functions-words-squared =
    { $state ->
        [saturated] With ½(y − o)² this small slope is a factor of ∂L/∂z. So ∂L/∂z is only { $squared }, and the neuron hardly learns, although its error is large.
        [right] With ½(y − o)² ∂L/∂z is { $squared }. Here it may be small: there is little to learn.
       *[between] With ½(y − o)² ∂L/∂z is the error times this slope: { $squared }.
    }
loss-functions-words-entropy =
    { $state ->
        [saturated] Cross-entropy makes ∂L/∂o large where the slope is small: it is { $loss_slope } here. The slope cancels, and ∂L/∂z is the error o − y = { $entropy }. With the same η, each update of the bias is { $times } times as large.
        [right] With cross-entropy ∂L/∂z is the error o − y = { $entropy }: small, because the error is small.
       *[between] With cross-entropy ∂L/∂z is the error o − y = { $entropy }, whatever the slope is. With the same η, each update of the bias is { $times } times as large.
    }

loss-functions-reason = Why cross-entropy is taken
loss-functions-why = Cross-entropy is −y ln o − (1 − y) ln(1 − o). Its slope ∂L/∂o is (o − y) / (o(1 − o)): the neuron’s own slope stands below the line and cancels in ∂L/∂z. So only the error decides how fast the neuron learns. Both losses are least at the same place, o = y.
loss-functions-limits = This helps the output neuron alone. A sigmoid in a hidden layer still multiplies the gradient by its own slope: see the lesson on the vanishing gradient. For more than two classes, softmax with cross-entropy gives ∂L/∂z = o − y in the same way.

## The story

loss-functions-wrong-claim = Very wrong, and very sure.
loss-functions-wrong-prose = One sigmoid neuron. The sum of its inputs is z = { $at }, so its output is o = σ(z) = { $out }. But the target y is 0.
loss-functions-wrong-ask = The loss is ½(y − o)². How fast does the neuron learn here?
loss-functions-wrong-fast = fast: its error is large
loss-functions-wrong-slow = almost not at all
loss-functions-wrong-same = as fast as at z = 0
loss-functions-wrong-fast-why = No. ∂L/∂z is the error times σ′(z): { $out } · { $steep } = { $slow }. A large error alone makes no large step. The sigmoid is flat here, and lets almost nothing through.
loss-functions-wrong-slow-why = Yes. ∂L/∂z is the error times σ′(z): { $out } · { $steep } = { $slow }. The error is large, but the sigmoid is flat here, and lets almost nothing through.
loss-functions-wrong-same-why = No. At z = 0 the sigmoid is steep, and ∂L/∂z is 0.125. Here the sigmoid is flat, and ∂L/∂z is { $slow }: far smaller.
loss-functions-place-claim = The error times a slope.
loss-functions-place-prose = ∂L/∂z = (o − y) · σ′(z). The larger it is, the faster the neuron learns. The error o − y grows with z, but σ′ is large only in the middle.
loss-functions-place-ask = Pull z to where the neuron learns fastest.
loss-functions-place-there-why = Yes, this is the fastest place: o is about ⅔. Farther right the error grows a little, but σ′(z) shrinks much more.
loss-functions-place-small-why = Too far left: here the error is small. Go to the right.
loss-functions-place-flat-why = Too far right: here the sigmoid is flatter, so σ′(z) is smaller. Go to the left.
loss-functions-quiet-claim = A slope near 0.
loss-functions-quiet-prose = With ½(y − o)² the slope ∂L/∂z is near 0 at both ends of the picture. At z = { $at } it is { $slow }, and each update is tiny.
loss-functions-quiet-ask = What does a slope near 0 say about the neuron?
loss-functions-quiet-learned = it has learned its task
loss-functions-quiet-stuck = it is wrong and stuck
loss-functions-quiet-either = it can be either
loss-functions-quiet-learned-why = Not always. At z = −6, shown now, the neuron is right: o is 0.00247. But at z = { $at } it is wrong and saturated, and the slope is near 0, too.
loss-functions-quiet-stuck-why = Not always. At z = { $at } it is stuck. But at z = −6, shown now, o is 0.00247 and the target is 0: the slope is near 0 as the error is near 0.
loss-functions-quiet-either-why = Yes. At z = −6, shown now, the neuron is right: o is 0.00247. At z = { $at } it is wrong and saturated. The slope alone does not tell one from the other.
loss-functions-entropy-claim = Another loss: cross-entropy.
loss-functions-entropy-prose = If y is 0, cross-entropy is L = −ln(1 − o). Its slope is ∂L/∂o = 1/(1 − o). At z = { $at } this is 1/{ $rest } = { $huge }; with ½(y − o)² it is { $out }.
loss-functions-entropy-ask = What is ∂L/∂z with cross-entropy? σ′(z) is { $steep }.
loss-functions-entropy-again = { $slow } again
loss-functions-entropy-error = { $out }, the error
loss-functions-entropy-huge = { $huge }
loss-functions-entropy-again-why = No. σ′(z) is a factor here, too. But ∂L/∂o is { $huge } now, and { $huge } · { $steep } = { $out }. The small factor cancels, and the error is left.
loss-functions-entropy-error-why = Yes: { $huge } · { $steep } = { $out } = o − y. ∂L/∂o is large just where σ′(z) is small. They cancel, and the error alone decides how fast the neuron learns.
loss-functions-entropy-huge-why = No: σ′(z) is forgotten. { $huge } is ∂L/∂o, and the chain rule multiplies it by σ′(z): { $huge } · { $steep } = { $out }. This is the error o − y.
loss-functions-times-claim = Cross-entropy where nothing is saturated.
loss-functions-times-prose = Here z is { $at }, and the sigmoid is steep: σ′(z) = { $steep }. The most it can be is ¼. The output is { $out } and the target is 0, so the error is { $out }.
loss-functions-times-ask = How many times as large is ∂L/∂z with cross-entropy as with ½(y − o)²?
loss-functions-times-right-why = { $truth } times: { $out } against { $out } · { $steep } = { $slow }. σ′ is never above ¼, so it is never less than 4 times. This is why a sigmoid output takes cross-entropy. Hidden sigmoids still have their own σ′.
loss-functions-times-turned-why = The other way round: ½(y − o)² has { $steep } of the slope that cross-entropy has.
loss-functions-times-equal-why = They are not equal, though nothing is saturated: ½(y − o)² has the factor σ′(z) = { $steep }, and with cross-entropy it cancels.
loss-functions-times-error-why = This is 1 divided by the error. But both slopes have the error { $out } as a factor. Only ½(y − o)² has the factor σ′(z) = { $steep }.
loss-functions-times-other-why = No. With cross-entropy ∂L/∂z is the error { $out }. With ½(y − o)² it is the error times σ′(z) = { $steep }. Divide one by the other.
