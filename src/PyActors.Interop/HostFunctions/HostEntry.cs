using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyActors.Interop.Native;

namespace PyActors.Interop.HostFunctions;

/// <summary>
/// The one native function of an interpreter through which Python code reaches its <see cref="HostBridge"/>, whose handle is
/// the function's self. Needs the GIL.
/// </summary>
internal static unsafe class HostEntry
{
    private static readonly nint Definition = MakeDefinition();

    // Permanent texts: constants of the assembly, at one place for its whole life.
    private static ReadOnlySpan<byte> CapsuleName => "pyactors.host\0"u8;

    /// <summary>For a program that has host functions: puts <c>call_host</c> and <c>host_functions</c> into a module (borrowed).</summary>
    /// <returns>False: an exception is set.</returns>
    public static bool TryAddTo(nint module, HostBridge bridge)
    {
        using var self = new Owned(NewHandle(bridge));
        using var function = new Owned(self.IsNull ? 0 : FunctionObject.New((PyMethodDef*)Definition, self.Pointer, 0));
        using var names = new Owned(NewNames(bridge.Names));
        return !function.IsNull && !names.IsNull
            && TrySet(module, "call_host\0"u8, function.Pointer)
            && TrySet(module, "host_functions\0"u8, names.Pointer);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressMessage("Design", "CA1031", Justification = "An exception that crosses the border ends the process.")]
    private static nint Call(nint self, nint arguments)
    {
        try
        {
            // SAFETY: Python calls this with the GIL, the capsule that was made for it, and a tuple.
            var bridge = BridgeOf(self);
            if (bridge is null || TupleObject.Size(arguments) != 4)
                return PyErrors.Raise(PyErrors.TypeError, "call_host() takes a name, a tuple, a dict and a class");

            return bridge.Call(
                TupleObject.GetItem(arguments, 0), TupleObject.GetItem(arguments, 1), TupleObject.GetItem(arguments, 2), TupleObject.GetItem(arguments, 3));
        }
        catch (Exception problem)
        {
            return PyErrors.Raise(PyErrors.RuntimeError, $"calling .NET failed: {ThrownMessage.Of(problem)}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint capsule)
    {
        // SAFETY: the capsule is the one that was made with this destructor, and dies now.
        fixed (byte* name = CapsuleName)
            GCHandle.FromIntPtr(CapsuleObject.GetPointer(capsule, name)).Free();
    }

    private static HostBridge? BridgeOf(nint capsule)
    {
        // SAFETY: the handle lives as long as the capsule, which the function that runs keeps alive.
        fixed (byte* name = CapsuleName)
            return (HostBridge?)GCHandle.FromIntPtr(CapsuleObject.GetPointer(capsule, name)).Target;
    }

    private static nint NewHandle(HostBridge bridge)
    {
        var handle = GCHandle.Alloc(bridge);

        // SAFETY: the name is a constant of the assembly; the destructor frees the handle.
        fixed (byte* name = CapsuleName)
        {
            var capsule = CapsuleObject.New(GCHandle.ToIntPtr(handle), name, &Free);
            if (capsule == 0)
                handle.Free();

            return capsule;
        }
    }

    private static nint NewNames(IReadOnlyList<string> names)
    {
        using var tuple = new Owned(TupleObject.New(names.Count));
        for (var i = 0; i < names.Count && !tuple.IsNull; i++)
            _ = TupleObject.SetItem(tuple.Pointer, i, Text.New(names[i]));

        return tuple.Detach();
    }

    private static bool TrySet(nint module, ReadOnlySpan<byte> name, nint value)
    {
        // SAFETY: the name ends in 0 and is only read; the module takes a reference of its own.
        fixed (byte* start = name)
            return ObjectApi.SetAttrString(module, start, value) == 0;
    }

    private static nint MakeDefinition()
    {
        // SAFETY: the memory is never freed, as Python keeps a pointer to it.
        var definition = (PyMethodDef*)NativeMemory.AllocZeroed(1, (nuint)sizeof(PyMethodDef));
        definition->Name = (byte*)Marshal.StringToCoTaskMemUTF8("call_host");
        definition->Function = &Call;
        definition->Flags = PyMethodDef.ArgumentTuple;
        return (nint)definition;
    }
}
