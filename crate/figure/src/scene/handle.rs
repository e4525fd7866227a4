//! What the learner can touch on a picture: by mouse, finger and keyboard alike.

use crate::{Along, Message, Rect};
use serde::Serialize;

/// A place on the picture that can be touched. The page lays a real element over it, which takes the focus.
///
/// ```
/// use figure::{Handle, Message, Rect, Touch};
///
/// let weight = Handle {
///     id: "w1".to_owned(),
///     area: Rect { x: 120.0, y: 40.0, width: 32.0, height: 24.0 },
///     segment: None,
///     key: "select".to_owned(),
///     touch: Touch::Select { value: "w1".to_owned(), selected: false },
///     label: Message::new("select-parameter").with("name", "w1"),
///     restart: None,
///     group: None,
/// };
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Handle {
    /// Unique in the scene, and the same while values change, so that the focus stays.
    pub id: String,
    /// Where it is, in CSS pixels of the scene.
    pub area: Rect,
    /// The line along which it can be pressed, where it is a line and not a rectangle. `area` then is the box around it.
    pub segment: Option<Segment>,
    /// The control that it sets. For [`Touch::Plane`] it is the control of x.
    pub key: String,
    /// What a touch does.
    pub touch: Touch,
    /// What a screen reader says.
    pub label: Message,
    /// The step to which a touch also takes the run back, if any: a new starting point starts the run again.
    pub restart: Option<usize>,
    /// The group that pointing at it lights, on all pictures and beside them. Nothing else changes by pointing.
    pub group: Option<String>,
}

/// A thick line that can be pressed along its whole length, in CSS pixels of the scene. The page lays a turned element over it.
///
/// ```
/// use figure::Segment;
///
/// let link = Segment::new((100.0, 50.0), (200.0, 50.0));
/// let area = link.area();
/// assert_eq!((area.x, area.y, area.width, area.height), (88.0, 38.0, 124.0, 24.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Segment {
    /// One end.
    pub from: (f64, f64),
    /// The other end.
    pub to: (f64, f64),
    /// How far from the line a press still counts.
    pub reach: f64,
}

impl Segment {
    /// A line that is pressed up to 12 CSS pixels beside it: as thick as a finger needs.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        Self { from, to, reach: 12.0 }
    }

    /// The box around it.
    pub fn area(&self) -> Rect {
        let (a, b, reach) = (self.from, self.to, self.reach);
        let (x, y) = (a.0.min(b.0) - reach, a.1.min(b.1) - reach);
        Rect { x, y, width: (a.0 - b.0).abs() + 2.0 * reach, height: (a.1 - b.1).abs() + 2.0 * reach }
    }
}

/// What touching a handle does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase", tag = "kind")]
pub enum Touch {
    /// A press sets the control to `value`.
    Select {
        /// The value that is set.
        value: String,
        /// Whether the control has this value now.
        selected: bool,
    },
    /// A press does nothing: pointing at it lights its group and tells its label, which has the number with all digits.
    Look,
    /// Chooses one of many numbered places along a line, by pointing, dragging or arrow keys.
    Walk {
        /// The direction of the line.
        along: Along,
        /// The first place: its CSS pixel and its number.
        from: (f64, usize),
        /// The last place: its CSS pixel and its number.
        to: (f64, usize),
        /// The number of the present place.
        value: usize,
    },
    /// Drags a number along a line.
    Drag {
        /// The direction of the line.
        along: Along,
        /// One end: its CSS pixel and its value.
        from: (f64, f64),
        /// The other end: its CSS pixel and its value.
        to: (f64, f64),
        /// The present value.
        value: f64,
        /// What one press of an arrow key adds.
        step: f64,
    },
    /// A number that can be typed where it stands, or changed by pulling it sideways.
    Number {
        /// What a press sets, if anything. A press opens the box if this is `None`, or if it is set already.
        select: Option<Pick>,
        /// The control of the number.
        edits: String,
        /// The number as it is typed.
        text: String,
        /// What a pull of a few CSS pixels to the right adds; 0 where the number can only be typed.
        step: f64,
        /// The step to which a new number also takes the run back, if any.
        restart: Option<usize>,
    },
    /// Drags two numbers at once: a point of a plane.
    Plane {
        /// The number that grows to the right.
        x: PlaneAxis,
        /// The number that grows upwards.
        y: PlaneAxis,
        /// The control and the value that Enter sets, or a click without a drag.
        press: Option<(String, String)>,
    },
}

/// What a press sets.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Pick {
    /// The control.
    pub key: String,
    /// The value that is set.
    pub value: String,
    /// Whether the control has this value now.
    pub selected: bool,
}

/// One of the two numbers of a [`Touch::Plane`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PlaneAxis {
    /// The control that it sets.
    pub key: String,
    /// The name of the number, such as `w1`.
    pub symbol: String,
    /// One end: its CSS pixel and its value.
    pub from: (f64, f64),
    /// The other end: its CSS pixel and its value.
    pub to: (f64, f64),
    /// The present value.
    pub value: f64,
    /// What one press of an arrow key adds.
    pub step: f64,
}
