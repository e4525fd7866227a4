//! How much room a page has for pictures.

/// The sizes that pictures are drawn for, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The width of the stage: of the large picture and the rail below it. Pictures in folds are as wide.
    pub width: f64,
    /// The height of the large picture and the rail together.
    pub height: f64,
    /// The width of the story beside the stage, or below it.
    pub story: f64,
}

impl Room {
    /// A page of one column of this width.
    pub fn new(width: f64) -> Self {
        Self { width, height: usual_height(width), story: width }
    }
}

/// The height that leaves room for the ruler and a sentence in the first screen: on a phone the picture is nearly square, on
/// a wide page it takes most of the window.
fn usual_height(width: f64) -> f64 {
    if width < 480.0 { 1.11 * width } else { 0.7 * width }
}
