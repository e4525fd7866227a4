// A text as a QR code on a canvas.
import { encode } from 'uqr';

/** The largest code that a phone reads from a screen, and the pixels of one of its squares. */
const LARGEST = 25;
const SQUARE = 4;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {string} text
 * @returns {boolean} whether there is room for it
 */
export function qrCode(canvas, text) {
  const code = codeOf(text);
  if (!code) return false;
  canvas.width = canvas.height = code.size * SQUARE;
  const context = canvas.getContext('2d');
  if (!context) return false;
  // A camera reads dark squares on a light ground, whatever the theme is.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [y, row] of code.data.entries()) {
    for (const [x, dark] of row.entries()) if (dark) context.fillRect(x * SQUARE, y * SQUARE, SQUARE, SQUARE);
  }
  return true;
}

/** @param {string} text */
function codeOf(text) {
  try {
    return encode(text, { ecc: 'L', border: 4, maxVersion: LARGEST });
  } catch {
    return null; // too long
  }
}
