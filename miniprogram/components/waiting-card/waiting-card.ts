/** The shape of what is coming; it does not move. */
Component({ properties: { rows: { type: Number, value: 3 } } });
