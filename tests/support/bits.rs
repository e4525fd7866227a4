//! One number for every bit of a trained network.

use crate::documents::{Document, optimizer};
use nn::{Network, Optimizer, train};

/// Trains the network of a document of `tests/bits` as its `train` says, and hashes the parameters.
pub fn fingerprint(document: &Document) -> String {
    let mut network = document.network.clone();
    let plan = &document.json["train"];
    let count = |key: &str| plan[key].as_u64().unwrap() as usize;
    let mut optimizer = Optimizer::new(optimizer(&plan["optimizer"])).unwrap();
    train(&mut network, &document.xs, &document.ys, &mut optimizer, count("steps"), count("batch")).unwrap();
    format!("{:016x}", hash(&network))
}

/// FNV-1a of 64 bits over the parameters, layer by layer, weights row by row and then biases; each number as the eight
/// bytes of its float64, the lowest first.
pub fn hash(network: &Network) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for parameter in network.parameters() {
        for byte in network.get(parameter).unwrap().to_bits().to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}
