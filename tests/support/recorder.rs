//! A backend that draws nothing and remembers everything.

use figure::backend::text_anchor::HPos;
use figure::backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::convert::Infallible;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// One call, in device pixels.
#[derive(Clone, Debug)]
pub enum Call {
    /// A stroked line.
    Path { points: Vec<BackendCoord>, width: u32, rgb: (u8, u8, u8), alpha: f64 },
    /// A filled rectangle.
    Rect { from: BackendCoord, to: BackendCoord, rgb: (u8, u8, u8) },
    /// A filled polygon.
    Polygon { points: Vec<BackendCoord>, rgb: (u8, u8, u8) },
    /// A disc or a circle.
    Circle { centre: BackendCoord, radius: u32, fill: bool },
    /// An image of so many columns.
    Image { from: BackendCoord, to: BackendCoord, columns: usize, pixels: Vec<[u8; 4]> },
    /// A line of text; `at` is its left end, centre or right end (−1, 0, 1), on the baseline.
    Text { text: String, at: BackendCoord, side: i32, size: f64, bold: bool, italic: bool },
}

/// Remembers the calls.
#[derive(Default)]
pub struct Recorder {
    /// The calls in order.
    pub calls: Vec<Call>,
}

impl Recorder {
    /// Every point that was handed over.
    pub fn points(&self) -> Vec<BackendCoord> {
        let of = |call: &Call| match call {
            Call::Path { points, .. } | Call::Polygon { points, .. } => points.clone(),
            Call::Rect { from, to, .. } | Call::Image { from, to, .. } => vec![*from, *to],
            Call::Circle { centre, .. } => vec![*centre],
            Call::Text { at, .. } => vec![*at],
        };
        self.calls.iter().flat_map(of).collect()
    }

    /// The stroked lines in this colour.
    pub fn paths(&self, color: figure::Color) -> Vec<Vec<BackendCoord>> {
        let of = |call: &Call| match call {
            Call::Path { points, rgb, .. } if *rgb == (color.0, color.1, color.2) => Some(points.clone()),
            _ => None,
        };
        self.calls.iter().filter_map(of).collect()
    }

    /// The filled rectangles in this colour, as (left, top, right, bottom).
    pub fn rects(&self, color: figure::Color) -> Vec<(i32, i32, i32, i32)> {
        let of = |call: &Call| match call {
            Call::Rect { from, to, rgb } if *rgb == (color.0, color.1, color.2) => Some((from.0, from.1, to.0, to.1)),
            _ => None,
        };
        self.calls.iter().filter_map(of).collect()
    }

    /// The texts with the boxes they take by our own table: (text, left, top, right, bottom).
    pub fn texts(&self) -> Vec<(String, [f64; 4])> {
        let of = |call: &Call| match call {
            Call::Text { text, at, side, size, bold, italic } => {
                let (width, height) = (width(text, *size, *bold, *italic), 1.2 * size);
                let left = f64::from(at.0) - width * f64::from(side + 1) / 2.0;
                // Letters are centred in their line, and capitals are 0.7 high.
                let top = f64::from(at.1) - 0.35 * size - height / 2.0;
                Some((text.clone(), [left, top, left + width, top + height]))
            }
            _ => None,
        };
        self.calls.iter().filter_map(of).collect()
    }
}

/// By our own table.
fn width(text: &str, size: f64, bold: bool, italic: bool) -> f64 {
    let width = if italic { figure::symbol_width } else { figure::text_width };
    width(text, size, bold)
}

fn is_bold<S: BackendTextStyle>(style: &S) -> bool {
    matches!(style.style(), FontStyle::Bold | FontStyle::Oblique)
}

fn is_italic<S: BackendTextStyle>(style: &S) -> bool {
    matches!(style.style(), FontStyle::Italic | FontStyle::Oblique)
}

impl figure::Canvas for Recorder {
    fn width<S: BackendTextStyle>(&mut self, text: &str, style: &S) -> Option<f64> {
        Some(width(text, style.size(), is_bold(style), is_italic(style)))
    }

    fn image(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        columns: usize,
        pixels: &[[u8; 4]],
        _: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.calls.push(Call::Image { from, to, columns, pixels: pixels.to_vec() });
        Ok(())
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        panic!("the renderer knows the size from the scene")
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        panic!("the renderer draws no single pixels")
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points = path.into_iter().collect();
        let (width, color) = (style.stroke_width(), style.color());
        self.calls.push(Call::Path { points, width, rgb: color.rgb, alpha: color.alpha });
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        assert!(fill);
        self.calls.push(Call::Rect { from, to, rgb: style.color().rgb });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.calls.push(Call::Polygon { points: path.into_iter().collect(), rgb: style.color().rgb });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, _: &S, fill: bool) -> Drawn {
        self.calls.push(Call::Circle { centre, radius, fill });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let side = match style.anchor().h_pos {
            HPos::Left => -1,
            HPos::Center => 0,
            HPos::Right => 1,
        };
        let (bold, italic) = (is_bold(style), is_italic(style));
        self.calls.push(Call::Text { text: text.to_owned(), at, side, size: style.size(), bold, italic });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        _: &str,
        _: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        panic!("on the web this lays out the page that hosts us")
    }
}
