using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.Sharing;

/// <summary>
/// The Python type of the objects behind our memoryviews. An object is its header and the number of its pin. Its functions are
/// called with the GIL, on any thread of Python's, and never throw.
/// </summary>
internal static unsafe class ExporterType
{
    // The number stands behind the reference count and the type, a word each.
    private const int NumberWord = 2;

    private static readonly nint Spec = MakeSpec();

    /// <summary>A new reference to the type in the current interpreter. Null: an exception is set.</summary>
    public static nint New() => TypeObject.FromSpec((PyTypeSpec*)Spec);

    /// <summary>Says which pin an object stands for.</summary>
    public static void SetNumber(nint exporter, nint number)
    {
        // SAFETY: the object is of this type, whose size has room for the number.
        ((nint*)exporter)[NumberWord] = number;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetBuffer(nint self, PyBuffer* view, int flags)
    {
        // SAFETY: Python calls this with an object of this type, which it keeps alive, and a struct to fill.
        var pinned = Pins.Find(((nint*)self)[NumberWord]);
        var refusal = pinned is null ? "the memory was given back to .NET\0"u8 : pinned.WhyNot(flags);
        if (!refusal.IsEmpty)
        {
            view->Owner = 0;
            fixed (byte* message = refusal)
                PyErrors.SetString(PyErrors.BufferError, message);
            return -1;
        }

        pinned!.Describe(view, flags);
        ObjectApi.IncRef(self);
        view->Owner = self;
        return 0;
    }

    // The one sign that Python has let go.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Deallocate(nint self)
    {
        // SAFETY: nobody refers to the object any more; it owned a reference to its type, which is the last thing to be given up.
        var type = ObjectApi.TypeOf(self);
        Pins.Free(((nint*)self)[NumberWord]);
        ObjectApi.Free(self);
        ObjectApi.DecRef(type);
    }

    private static nint MakeSpec()
    {
        // SAFETY: the memory is never freed, as Python keeps pointers into it; the last slot stays zero and ends them.
        var slots = (PyTypeSlot*)NativeMemory.AllocZeroed(3, (nuint)sizeof(PyTypeSlot));
        slots[0] = new PyTypeSlot { Slot = PyTypeSlot.GetBuffer, Function = (nint)(delegate* unmanaged[Cdecl]<nint, PyBuffer*, int, int>)&GetBuffer };
        slots[1] = new PyTypeSlot { Slot = PyTypeSlot.Deallocate, Function = (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Deallocate };

        var spec = (PyTypeSpec*)NativeMemory.AllocZeroed(1, (nuint)sizeof(PyTypeSpec));
        spec->Name = (byte*)Marshal.StringToCoTaskMemUTF8("_pyactors.SharedMemory");
        spec->BasicSize = (NumberWord + 1) * sizeof(nint);
        spec->Flags = PyTypeSpec.DefaultFlags | PyTypeSpec.DisallowInstantiation | PyTypeSpec.Immutable;
        spec->Slots = slots;
        return (nint)spec;
    }
}
