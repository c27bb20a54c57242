/* Photographs before they are sent: smaller, so that a weak signal carries them, and as text, so that
   they can wait in this browser. What cannot be opened here goes as it is: the server says what is wrong. */

const LONGEST_EDGE = 1600;
const QUALITY = 0.85;

export async function shrunk(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const share = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * share);
    canvas.height = Math.round(picture.height * share);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', QUALITY); });
    return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}

export function asKept(file) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done({ name: file.name, data: reader.result }));
    reader.readAsDataURL(file);
  });
}

export function asFile({ name, data }) {
  const [head, body] = data.split(',');
  const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0));
  return new File([bytes], name, { type: head.slice(5).split(';')[0] });
}
