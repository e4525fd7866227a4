### What stands in the page’s HTML alone. No module carries it.

loss-functions-asks = When does a wrong neuron learn nothing?
loss-functions-text =
    A neuron can be wrong and saturated at the same time: o is near 1 and the target is 0. The chain rule then multiplies
    ∂L/∂o by ∂o/∂z = o(1 − o), which is almost 0. With ½(y − o)² this neuron hardly learns. With cross-entropy the
    small factor cancels, and the neuron learns fastest where it is most wrong.
page-picture-loss-functions = Two curves of ∂L/∂z against z for the target 0: with ½(y − o)² it falls back to 0 where the neuron is most wrong, with cross-entropy it rises to 1.
