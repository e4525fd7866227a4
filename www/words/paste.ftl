### What the lab has read in a pasted text. It is shown before it is taken.

paste-open = Copy or paste
paste-empty = There is nothing here to take. Nothing was changed.
paste-understood = This is what the lab reads:
paste-network = A network { $layers } with { $activations }. Loss: { $loss }.
paste-kept = The network keeps its layers: { $layers }.
paste-no-network = No weights and no biases: the network stays as it is.
paste-same = The lab has all these numbers already. There is nothing to take.
paste-eta = Learning rate: η = { $eta }.
paste-rule = Optimizer: { $rule }.
paste-samples = { $count } samples. The lab takes all of them.
paste-many = { $count } samples. The lab takes the first { $most } of them.
paste-row = Sample { $number }: x = { $x }; y = { $y }
paste-points =
    { $count ->
        [one] One point
       *[other] { $count } points
    }, each with its target:
paste-assumed = These can be read in two ways. Choose the right one:
paste-left-out = Left out: { $names }.
paste-numbers = Numbers
paste-more = and { $count } more
paste-was = before: { $was }
paste-take = Take it
paste-leave = Leave it as it was
paste-unread = { $reason }. Nothing was changed.
paste-unloaded = The reader of texts could not be loaded. Your text is still here: change it a little to try again.
paste-elsewhere = This file has no reader of pasted texts: the lab on a server has one. Your text is still here, and nothing was changed.
