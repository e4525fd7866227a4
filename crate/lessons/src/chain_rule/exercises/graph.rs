//! What feeds what: which derivatives are steps of a path, which jump over one, which are 0 and which the wrong way round.

use super::super::name::Name;
use nn::{Network, Parameter};

/// What a derivative may be of or by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// The loss.
    Loss,
    /// A neuron.
    Neuron { layer: usize, unit: usize },
    /// A weight or bias.
    Parameter(Parameter),
}

/// What ∂over/∂under is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// One step along a path.
    Step,
    /// Not 0, but with neurons between that it hides.
    Jump,
    /// 0: one does not feed the other.
    Zero,
    /// Over feeds under.
    Backwards,
}

/// The loss and what it is made of come in one piece, ∂L/∂z, where the ledger has it so.
pub(super) fn fused(network: &Network) -> bool {
    network.fuses_output()
}

/// The name of a node: L, o3, z5 for a fused output, w1.
pub(super) fn name(network: &Network, node: Node) -> Name {
    match node {
        Node::Loss => Name::Loss,
        Node::Neuron { layer, unit } if layer + 1 == network.depth() && fused(network) => {
            Name::PreActivation { layer, unit }
        }
        Node::Neuron { layer, unit } => Name::Output { layer, unit },
        Node::Parameter(parameter) => Name::Parameter(parameter),
    }
}

/// The node of that name; `None` if the network has none, or calls it otherwise.
pub(super) fn node(network: &Network, wanted: &str) -> Option<Node> {
    if wanted == "L" {
        return Some(Node::Loss);
    }
    if let Some(parameter) = nn::parameter_by_name(network, wanted) {
        return Some(Node::Parameter(parameter));
    }
    neurons(network).find(|&node| name(network, node).key(network) == wanted)
}

/// Every neuron, layer by layer.
fn neurons(network: &Network) -> impl Iterator<Item = Node> + '_ {
    (0..network.depth())
        .flat_map(|layer| (0..network.layers()[layer + 1]).map(move |unit| Node::Neuron { layer, unit }))
}

/// What ∂over/∂under is.
pub(super) fn relation(network: &Network, over: Node, under: Node) -> Relation {
    if is_step(network, over, under) {
        Relation::Step
    } else if feeds(under, over) {
        Relation::Jump
    } else if feeds(over, under) {
        Relation::Backwards
    } else {
        Relation::Zero
    }
}

fn is_step(network: &Network, over: Node, under: Node) -> bool {
    match (over, under) {
        (Node::Loss, Node::Neuron { layer, .. }) => layer + 1 == network.depth(),
        (Node::Neuron { layer, .. }, Node::Neuron { layer: below, .. }) => layer == below + 1,
        (Node::Neuron { layer, unit }, Node::Parameter(parameter)) => {
            (parameter.layer(), parameter.to()) == (layer, unit)
        }
        _ => false,
    }
}

/// Whether a change of `below` reaches `above`: every neuron feeds every one of the layers above it.
pub(super) fn feeds(below: Node, above: Node) -> bool {
    match (below, above) {
        (Node::Loss, _) | (_, Node::Parameter(_)) => false,
        (_, Node::Loss) => true,
        (Node::Neuron { layer, .. }, Node::Neuron { layer: above, .. }) => layer < above,
        (Node::Parameter(parameter), Node::Neuron { layer, unit }) => {
            parameter.layer() < layer || (parameter.layer(), parameter.to()) == (layer, unit)
        }
    }
}
