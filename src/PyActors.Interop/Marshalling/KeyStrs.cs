using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// The strs of the texts that were keys before: most dictionaries have the keys of others. Such a str is made once, and has its hash then. One per
/// interpreter; needs the GIL.
/// </summary>
internal sealed class KeyStrs : IDisposable
{
    // A longer one isn't kept: what is kept must not become much.
    private const int MaxLength = 64;
    private const int Mask = 255;

    // A later one takes the place of an earlier one.
    private readonly string?[] _texts = new string?[Mask + 1];
    private readonly nint[] _strs = new nint[Mask + 1];

    /// <summary>A new reference to the str of a text. Null: an exception is set.</summary>
    public nint Get(string text)
    {
        if (text.Length is 0 or > MaxLength)
            return Text.New(text);

        var slot = SlotOf(text);
        if (!string.Equals(_texts[slot], text))
        {
            var made = Text.New(text);
            if (made == 0)
                return 0;

            using var before = new Owned(_strs[slot]);
            (_texts[slot], _strs[slot]) = (text, made);
        }

        return Owned.Borrow(_strs[slot]).Detach();
    }

    /// <summary>Gives the strs up.</summary>
    public void Dispose()
    {
        foreach (var str in _strs)
            new Owned(str).Dispose();

        Array.Clear(_strs);
        Array.Clear(_texts);
    }

    // Some of the letters are enough: whoever gets the place of another is written as ever.
    private static int SlotOf(string text) =>
        (text.Length + (31 * text[0]) + (57 * text[text.Length / 2]) + (131 * text[^1])) & Mask;
}
