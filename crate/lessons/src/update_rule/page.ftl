### What stands in the page’s HTML alone. No module carries it.

update-rule-asks = Which way, and how far?
update-rule-text =
    The loss L says how wrong the network is. Its slope ∂L/∂w at the present weight says which way is downhill, and η
    says how far to go. A negative slope makes w larger, a positive slope makes it smaller: a small enough step leads
    downhill. On a parabola that is towards the global minimum; on other curves it need not be.
page-picture-update-rule = A loss curve with the weight as a ball on it, its slope as a triangle below the ball, and an arrow to where the next step lands.
