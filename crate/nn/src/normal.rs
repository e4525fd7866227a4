//! Layer normalisation (Ba, Kiros & Hinton 2016), without gain and bias: it takes the z of a hidden layer to ẑ, before f.

/// Added to the variance, as PyTorch does, so that equal z do not divide by zero.
pub const NORMAL_EPSILON: f64 = 1e-5;

/// ẑ = (z − mean)/√(variance + ε) of one layer, where the variance is the mean square distance from the mean. Returns
/// 1/√(variance + ε), the scale of the slopes on their way back.
///
/// ```
/// let mut normal = [0.0; 2];
/// let scale = nn::normalise(&[1.0, 3.0], &mut normal);
/// assert!((normal[0] + 1.0).abs() < 1e-5 && (normal[1] - 1.0).abs() < 1e-5);
/// assert!((scale - 1.0).abs() < 1e-5);
/// ```
pub fn normalise(z: &[f64], normal: &mut [f64]) -> f64 {
    let count = z.len() as f64;
    let mean = z.iter().fold(0.0, |sum, z| sum + z) / count;
    let mut variance = 0.0;
    for z in z {
        variance += (z - mean) * (z - mean);
    }
    let scale = 1.0 / (variance / count + NORMAL_EPSILON).sqrt();
    for (normal, z) in normal.iter_mut().zip(z) {
        *normal = (z - mean) * scale;
    }
    scale
}

/// ∂L/∂z from g = ∂L/∂ẑ, in place. Every z moves the mean and the variance of all, so
/// ∂L/∂zᵢ = scale · (gᵢ − mean(g) − ẑᵢ · mean(g·ẑ)).
pub(crate) fn back_through(normal: &[f64], scale: f64, slopes: &mut [f64]) {
    let count = slopes.len() as f64;
    let mean = slopes.iter().fold(0.0, |sum, g| sum + g) / count;
    let tilt = slopes.iter().zip(normal).fold(0.0, |sum, (g, n)| sum + g * n) / count;
    for (g, n) in slopes.iter_mut().zip(normal) {
        *g = scale * (*g - mean - n * tilt);
    }
}
