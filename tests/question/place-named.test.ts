import { describe, expect, it } from 'vitest';
import { type Place, placesById } from '../../server/core/place.ts';
import { placeNames, placesNamed } from '../../server/core/question/place-named.ts';

const place = (id: string, name: string, parent: string | null, level: Place['level']): Place => ({
  id,
  name,
  parent,
  level,
  aliases: [],
});
const places = placesById([
  place('000000', '全国', null, 'nation'),
  place('330000', '浙江省', '000000', 'province'),
  place('330700', '金华市', '330000', 'city'),
  place('330782', '义乌市', '330700', 'county'),
  place('420000', '湖北省', '000000', 'province'),
  place('520000', '贵州省', '000000', 'province'),
]);
const names = placeNames(places, ['330782', '420000'], (text) => text);

describe('places named', () => {
  it('takes the lowest when one lies in the other', () => {
    expect(placesNamed(names, '浙江金华义乌的居住证明').place).toBe('330782');
  });

  it('names none when two are unrelated', () => {
    expect(placesNamed(names, '湖北转到浙江').place).toBeNull();
  });

  it('knows a place of which the catalogue has nothing', () => {
    expect(placesNamed(names, '贵州那边还要吗').strange).toBe(true);
    expect(placesNamed(names, '湖北那边还要吗').strange).toBe(false);
  });
});
