using PyActors.Interop.Native;

namespace PyActors.Interop.Sharing;

/// <summary>
/// Makes memoryviews over the program's memory in one interpreter, through objects of a type of our own: a memoryview can be
/// released and weakly referred to while numpy still reads its memory, so that only the end of the object behind it says that
/// Python has let go. Needs the GIL.
/// </summary>
internal sealed unsafe class ViewExporter : IDisposable
{
    private nint _type;

    /// <summary>A new reference to a read-only memoryview of the array, which is pinned as long as Python holds any. Null: an exception is set.</summary>
    /// <remarks>Throws whatever the caller's memory throws as it is pinned.</remarks>
    public nint NewView(PyArray array)
    {
        if (_type == 0 && (_type = ExporterType.New()) == 0)
            return 0;

        using var exporter = new Owned(TypeObject.GenericAlloc(_type, 0));
        if (exporter.IsNull)
            return 0;

        ExporterType.SetNumber(exporter.Pointer, Pins.Add(new PinnedView(array, this)));
        return BufferApi.NewMemoryView(exporter.Pointer);
    }

    /// <summary>Gives the type up; objects of it live on.</summary>
    public void Dispose()
    {
        if (_type != 0)
            ObjectApi.DecRef(_type);

        _type = 0;
    }
}
