//! Prints TypeScript's description of what the lessons send to the page.

fn main() {
    print!("{}", web::types());
}
