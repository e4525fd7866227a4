//! The colours: the page's are those of the pictures, and all can be told from what is behind them.

use figure::{Color, Role, Theme};

/// The three themes as the page's style sheet has them; the strong one is for a lecture hall and for paper.
fn themes() -> [(&'static str, Theme); 3] {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/style/themes.js");
    let style = std::fs::read_to_string(path).unwrap();
    [("light", Theme::light()), ("dark", Theme::dark()), ("strong", Theme::light())].map(|(name, mut theme)| {
        let (_, block) = style.split_once(&format!("const {name} = css`")).unwrap();
        let (block, _) = block.split_once("`;").unwrap();
        for role in Role::ALL {
            let (_, rest) = block.split_once(&format!("--lab-{}: ", role.name())).unwrap();
            let (color, _) = rest.split_once(';').unwrap();
            theme.set(role, Color::from_css(color).unwrap());
        }
        (name, theme)
    })
}

fn luminance(color: Color) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}

fn contrast(theme: &Theme, a: Role, b: Role) -> f64 {
    let (a, b) = (luminance(theme.color(a)), luminance(theme.color(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_page_and_the_pictures_have_the_same_colours() {
    let [light, dark, _] = themes();
    assert_eq!(light.1, Theme::light());
    assert_eq!(dark.1, Theme::dark());
}

/// The ratios that WCAG asks for: 4.5 for text, 3 for graphics.
#[test]
fn colours_can_be_told_from_what_is_behind_them() {
    for (name, theme) in themes() {
        for role in Role::ALL {
            let (least, behind): (f64, &[Role]) = match role {
                Role::Faint | Role::Surface | Role::Raised | Role::Level => continue,
                Role::Rule | Role::PositiveBand | Role::NegativeBand => (3.0, &[Role::Surface]),
                // What is written into a neuron.
                Role::Ink | Role::Muted => (4.5, &[Role::Surface, Role::Raised, Role::Level]),
                _ => (4.5, &[Role::Surface, Role::Raised]),
            };
            for &behind in behind {
                let ratio = contrast(&theme, role, behind);
                assert!(ratio >= least, "{name}: {role:?} on {behind:?}: {ratio:.2}");
            }
        }
    }
}
