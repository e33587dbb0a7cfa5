using PyActors.Interop.Native;

namespace PyActors.Interop.Marshalling;

/// <summary>
/// The texts of the strs that were keys before: most dicts have the keys of others, and those are the same objects. Each is read once, and is
/// one string wherever it comes again. One per interpreter; needs the GIL.
/// </summary>
internal sealed class KeyTexts : IDisposable
{
    // A longer one isn't kept: what is kept must not become much.
    private const int MaxLength = 64;
    private const int Mask = 255;

    // By the address of each; a later one takes the place of an earlier one.
    private readonly nint[] _strs = new nint[Mask + 1];
    private readonly string?[] _texts = new string?[Mask + 1];

    /// <summary>Whether a key is a text that may be kept.</summary>
    public static bool IsShort(object key) => key is string { Length: <= MaxLength };

    /// <summary>The text of a str (borrowed); null if it isn't known.</summary>
    public string? Find(nint str)
    {
        var slot = SlotOf(str);
        return _strs[slot] == str ? _texts[slot] : null;
    }

    /// <summary>Keeps the text of a str (borrowed), which is no subclass.</summary>
    public void Keep(nint str, string text)
    {
        if (text.Length > MaxLength)
            return;

        // One that is held can't be freed, and so no other one gets its address.
        Owned.Borrow(str).Detach();
        var slot = SlotOf(str);
        using var before = new Owned(_strs[slot]);
        (_strs[slot], _texts[slot]) = (str, text);
    }

    /// <summary>Gives the strs up.</summary>
    public void Dispose()
    {
        foreach (var str in _strs)
            new Owned(str).Dispose();

        Array.Clear(_strs);
    }

    // Objects lie at multiples of 16 bytes.
    private static int SlotOf(nint str) => (int)((str >> 4) ^ (str >> 12)) & Mask;
}
