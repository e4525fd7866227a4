//! When a run has diverged.

/// A run stops when a parameter is larger than this, and says so. It would not come back, and the picture would show nothing long
/// before numbers overflow.
pub(crate) const FAR: f64 = 1e6;
