namespace PyActors.Interop.Native;

/// <summary>
/// The version that a dict carries (PEP 509): every change of the dict gives it one that it never had, reading it gives none, so that two equal
/// ones say that nothing has changed in between. CPython 3.10 to 3.13 have it, 3.14 hasn't. Needs the GIL.
/// </summary>
internal static unsafe class DictVersion
{
    // PyDictObject of a 64-bit build: the reference count, the type, the number of entries, the version.
    private const int Index = 3;

    /// <summary>Whether dicts carry one here. Tried out on a dict as Python starts; else nothing may be concluded from <see cref="Of"/>.</summary>
    public static readonly bool IsCarried = nint.Size == sizeof(ulong) && IsSeenToWork();

    /// <summary>The version of a dict, where <see cref="IsCarried"/>.</summary>
    public static ulong Of(nint dict)
    {
        // SAFETY: a dict is longer than that in every supported build; what stands there is only compared.
        return ((ulong*)dict)[Index];
    }

    // What stands there without a version (3.14, a build for debugging with more in front) doesn't change with each of these.
    private static bool IsSeenToWork()
    {
        using var dict = new Owned(DictObject.New());
        if (dict.IsNull)
        {
            PyErrors.Clear();
            return false;
        }

        var works = true;
        var before = Of(dict.Pointer);
        foreach (var (key, value) in ((nint, nint)[])[(ObjectApi.None, ObjectApi.None), (ObjectApi.None, LongObject.True), (LongObject.True, ObjectApi.None)])
        {
            works &= DictObject.SetItem(dict.Pointer, key, value) == 0;
            var after = Of(dict.Pointer);
            works &= after != before && DictObject.GetItemWithError(dict.Pointer, key) == value && Of(dict.Pointer) == after;
            before = after;
        }

        PyErrors.Clear();
        return works;
    }
}
