# SPDX-License-Identifier: MIT
"""Pictures as plain RGB bytes: reads QEMU's PPM and 8-bit PNG, writes PNG, tells how two pictures differ."""
import struct
import zlib

PNG_MAGIC = b'\x89PNG\r\n\x1a\n'
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


class PictureError(Exception):
    pass


class Picture:
    """width × height pixels of three bytes each, rows from the top, no padding."""

    def __init__(self, width, height, rgb):
        if len(rgb) != width * height * 3:
            raise PictureError(f'{len(rgb)} bytes for {width}x{height}')
        self.width, self.height, self.rgb = width, height, rgb

    def size(self):
        return self.width, self.height

    def uniform(self):
        return self.rgb == self.rgb[:3] * (self.width * self.height)

    def rows(self, box):
        """The pixel rows of box = (left, top, right, bottom), in percent of the picture."""
        left, right = (int(x * self.width / 100) * 3 for x in (box[0], box[2]))
        top, bottom = (int(y * self.height / 100) for y in (box[1], box[3]))
        stride = self.width * 3
        return [self.rgb[y * stride + left:y * stride + right] for y in range(top, bottom)]


def ppm_read(path):
    with open(path, 'rb') as file:
        data = file.read()
    parts = data.split(None, 4)
    if len(parts) < 4 or parts[0] != b'P6' or parts[3] != b'255':
        raise PictureError(f'{path}: not a PPM of 8 bits')
    width, height = int(parts[1]), int(parts[2])
    return Picture(width, height, data[-width * height * 3:])


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png_write(path, picture):
    stride = picture.width * 3
    rows = b''.join(b'\0' + picture.rgb[at:at + stride] for at in range(0, len(picture.rgb), stride))
    with open(path, 'wb') as file:
        file.write(PNG_MAGIC)
        file.write(chunk(b'IHDR', struct.pack('>IIBBBBB', picture.width, picture.height, 8, 2, 0, 0, 0)))
        file.write(chunk(b'IDAT', zlib.compress(rows, 6)))
        file.write(chunk(b'IEND', b''))


def png_chunks(data, path):
    at = len(PNG_MAGIC)
    while at + 8 <= len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        body, check = data[at + 8:at + 8 + length], data[at + 8 + length:at + 12 + length]
        if len(body) != length or check != struct.pack('>I', zlib.crc32(kind + body)):
            raise PictureError(f'{path}: broken chunk {kind!r}')
        yield kind, body
        at += 12 + length


def add_bytes(a, b):
    """Byte by byte (a + b) mod 256, all bytes at once: even and odd bytes as two wide numbers."""
    mask = int.from_bytes(b'\xff\0' * ((len(a) + 1) // 2), 'little')
    x, y = int.from_bytes(a, 'little'), int.from_bytes(b, 'little')
    even = ((x & mask) + (y & mask)) & mask
    odd = (((x >> 8) & mask) + ((y >> 8) & mask)) & mask
    return (even | odd << 8).to_bytes(len(a) + 2, 'little')[:len(a)]


def row_sub(row, step):
    out = bytearray(row)
    for channel in range(step):
        total = 0
        for at in range(channel, len(out), step):
            total = out[at] = (total + out[at]) & 255
    return bytes(out)


def row_average(row, above, step):
    out = bytearray(row)
    for at in range(len(out)):
        left = out[at - step] if at >= step else 0
        out[at] = (out[at] + ((left + above[at]) >> 1)) & 255
    return bytes(out)


def row_paeth(row, above, step):
    out = bytearray(row)
    for channel in range(step):
        a = c = 0
        for at in range(channel, len(out), step):
            b = above[at]
            pa, pb, pc = abs(b - c), abs(a - c), abs(a + b - c - c)
            nearest = a if pa <= pb and pa <= pc else b if pb <= pc else c
            a = out[at] = (out[at] + nearest) & 255
            c = b
    return bytes(out)


def png_rows(raw, stride, height, step, path):
    """Undoes the row filters of the PNG specification (section 9)."""
    if len(raw) != (stride + 1) * height:
        raise PictureError(f'{path}: {len(raw)} bytes of rows')
    above = bytes(stride)
    for y in range(height):
        kind = raw[y * (stride + 1)]
        row = raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)]
        if kind == 1:
            row = row_sub(row, step)
        elif kind == 2:
            row = add_bytes(row, above)
        elif kind == 3:
            row = row_average(row, above, step)
        elif kind == 4:
            row = row_paeth(row, above, step)
        elif kind != 0:
            raise PictureError(f'{path}: row filter {kind}')
        yield row
        above = row


def to_rgb(row, kind, palette):
    if kind == 2:
        return row
    out = bytearray(len(row) // CHANNELS[kind] * 3)
    for channel in range(3):
        if kind == 3:
            out[channel::3] = row.translate(palette[channel])
        else:
            out[channel::3] = row[channel::4] if kind == 6 else row[::CHANNELS[kind]]
    return bytes(out)


def png_read(path):
    """Any PNG of 8 bits without interlace; transparency is dropped, for a screen has none."""
    with open(path, 'rb') as file:
        data = file.read()
    if not data.startswith(PNG_MAGIC):
        raise PictureError(f'{path}: not a PNG')
    head, packed, palette = None, [], None
    for kind, body in png_chunks(data, path):
        if kind == b'IHDR':
            head = struct.unpack('>IIBBBBB', body)
        elif kind == b'PLTE':
            palette = [body[channel::3].ljust(256, b'\0') for channel in range(3)]
        elif kind == b'IDAT':
            packed.append(body)
    if not head or head[2] != 8 or head[3] not in CHANNELS or head[6]:
        raise PictureError(f'{path}: a kind of PNG this reader does not know')
    width, height, kind = head[0], head[1], head[3]
    step = CHANNELS[kind]
    rows = png_rows(zlib.decompress(b''.join(packed)), width * step, height, step, path)
    return Picture(width, height, b''.join(to_rgb(row, kind, palette) for row in rows))


def difference(one, other):
    """None when equal, else a sentence: the sizes, or how many pixels differ, the first one and the rows."""
    if one.size() != other.size():
        return f'sizes {one.width}x{one.height} and {other.width}x{other.height}'
    if one.rgb == other.rgb:
        return None
    stride = one.width * 3
    count, first, last, place = 0, None, None, None
    for y in range(one.height):
        a, b = one.rgb[y * stride:(y + 1) * stride], other.rgb[y * stride:(y + 1) * stride]
        if a != b:
            columns = [x for x in range(one.width) if a[x * 3:x * 3 + 3] != b[x * 3:x * 3 + 3]]
            count += len(columns)
            first, last = y if first is None else first, y
            place = place or (columns[0], y)
    return f'{count} pixels differ, first at {place[0]},{place[1]}, rows {first}..{last}'


def difference_picture(one, other):
    """The first picture pale, with every pixel that differs in the second in red; both of one size."""
    pale = bytes(192 + value // 4 for value in range(256))
    out = bytearray(one.rgb.translate(pale))
    stride = one.width * 3
    for at in range(0, len(out), stride):
        if one.rgb[at:at + stride] != other.rgb[at:at + stride]:
            for x in range(at, at + stride, 3):
                if one.rgb[x:x + 3] != other.rgb[x:x + 3]:
                    out[x:x + 3] = b'\xe0\0\0'
    return Picture(one.width, one.height, bytes(out))
