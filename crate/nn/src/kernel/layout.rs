//! How the numbers of a micro-batch lie in memory: group after group, neuron after neuron, sample beside sample.
//!
//! A vector ([`F64x2`]) holds one neuron's number for two samples. A group is `V` vectors, that is 2·V samples, of every
//! neuron of a layer: one vector where layers are narrow, two where they are wide.

use super::f64x2::F64x2;
use crate::SMALL;

/// The most samples that go through the network together.
pub(super) const MICRO_BATCH: usize = 64;

/// Samples `start` to `start + samples` of a batch of `count`.
#[derive(Clone, Copy)]
pub(super) struct MicroBatch {
    pub(super) start: usize,
    pub(super) samples: usize,
    pub(super) count: usize,
    /// Whether a group is one vector, in the whole batch.
    pub(super) narrow: bool,
}

/// The micro-batches of a batch of `count` samples.
pub(super) fn micro_batches(count: usize, narrow: bool) -> impl Iterator<Item = MicroBatch> {
    (0..count).step_by(MICRO_BATCH).map(move |start| MicroBatch {
        start,
        samples: MICRO_BATCH.min(count - start),
        count,
        narrow,
    })
}

/// How much room a micro-batch takes.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// The number of inputs.
    pub(super) inputs: usize,
    /// Vectors of each neuron.
    pub(super) vectors: usize,
    pub(super) samples: usize,
}

impl Layout {
    pub(super) fn new<const V: usize>(inputs: usize, samples: usize) -> Layout {
        Layout { inputs, vectors: samples.div_ceil(2 * V) * V, samples }
    }

    /// Writes zeros into the last group where there is no sample. Whatever the network makes of such a place, even NaN,
    /// it then adds exactly nothing.
    pub(super) fn clear<const V: usize>(self, units: &mut [F64x2], width: usize) {
        if self.samples == 2 * self.vectors {
            return;
        }
        let Some(group) = units.chunks_exact_mut(width * V).next_back() else { return };
        let left = (self.samples - 1) % (2 * V) + 1;
        for unit in group.chunks_exact_mut(V) {
            for (v, vector) in unit.iter_mut().enumerate() {
                *vector = vector.first(left.saturating_sub(2 * v));
            }
        }
    }
}

/// Puts the samples' rows of `width` numbers side by side, and zeros where there is no sample.
pub(super) fn gather<'a, const V: usize>(
    to: &mut [F64x2],
    width: usize,
    part: MicroBatch,
    row: impl Fn(usize) -> &'a [f64],
) {
    for (g, group) in to.chunks_exact_mut(width * V).enumerate() {
        let first = 2 * V * g;
        // A full group in one go.
        if !SMALL && part.samples >= first + 2 * V {
            let rows: [_; V] = std::array::from_fn(|v| [0, 1].map(|k| &row(part.start + first + 2 * v + k)[..width]));
            for (i, vectors) in group.as_chunks_mut::<V>().0.iter_mut().enumerate() {
                *vectors = rows.map(|[a, b]| F64x2::new(a[i], b[i]));
            }
            continue;
        }
        for v in 0..V {
            let first = 2 * (g * V + v);
            let left = part.samples.saturating_sub(first);
            let places = group.iter_mut().skip(v).step_by(V);
            match left {
                0 => places.for_each(|vector| *vector = F64x2::splat(0.0)),
                1 => places.zip(row(part.start + first)).for_each(|(vector, &a)| *vector = F64x2::new(a, 0.0)),
                _ => {
                    let rows = row(part.start + first).iter().zip(row(part.start + first + 1));
                    places.zip(rows).for_each(|(vector, (&a, &b))| *vector = F64x2::new(a, b));
                }
            }
        }
    }
}
