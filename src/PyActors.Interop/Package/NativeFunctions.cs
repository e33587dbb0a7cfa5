using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PyActors.Interop.Guarding;
using PyActors.Interop.Native;
using PyActors.Interop.Threads;

namespace PyActors.Interop.Package;

/// <summary>
/// The functions that Python code calls in .NET, as the module <c>_pyactors</c>. Each is called on a thread that holds the GIL,
/// never throws across the border, and answers for the invocation of the worker whose thread it is.
/// </summary>
internal static unsafe class NativeFunctions
{
    private static readonly nint Table = MakeTable();

    /// <summary>Makes the module in the current interpreter. Needs the GIL. Null: an exception is set.</summary>
    public static Owned NewModule()
    {
        // SAFETY: the name ends in 0 and is a constant of the assembly; the table lives as long as the process.
        fixed (byte* name = "_pyactors\0"u8)
        {
            var module = new Owned(ModuleObject.New(name));
            if (!module.IsNull && ModuleObject.AddFunctions(module.Pointer, (PyMethodDef*)Table) < 0)
            {
                module.Dispose();
                return default;
            }

            return module;
        }
    }

    private static nint MakeTable()
    {
        // SAFETY: the memory is never freed, as Python keeps pointers into it; the last row stays zero and ends the table.
        var rows = (PyMethodDef*)NativeMemory.AllocZeroed(4, (nuint)sizeof(PyMethodDef));
        rows[0] = new PyMethodDef
        {
            Name = Permanent("remaining"),
            Function = &Remaining,
            Flags = PyMethodDef.NoArguments,
            Documentation = Permanent("Seconds until the invocation's deadline, never negative; None if there is none."),
        };
        rows[1] = new PyMethodDef
        {
            Name = Permanent("code"),
            Function = &Code,
            Flags = PyMethodDef.OneArgument,
            Documentation = Permanent("The code object of a module of the package pyactors; None if it has no module of that name."),
        };
        rows[2] = new PyMethodDef
        {
            Name = Permanent("keep_signals"),
            Function = &KeepSignals,
            Flags = PyMethodDef.OneArgument,
            Documentation = Permanent("Calls a function and gives .NET its signals back, which the function may have taken."),
        };
        return (nint)rows;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Remaining(nint module, nint none)
    {
        if (RunningInvocation.OfThisThread?.Current is { } invocation && invocation.Remaining is var left && left >= TimeSpan.Zero)
            return FloatObject.FromDouble(left.TotalSeconds);

        ObjectApi.IncRef(ObjectApi.None);
        return ObjectApi.None;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    [SuppressMessage("Design", "CA1031", Justification = "An exception that crosses the border ends the process.")]
    private static nint Code(nint module, nint name)
    {
        try
        {
            if (Attributes.TryReadText(name) is { } wanted && PackageCode.TryLoad(wanted, out var code))
                return code.Detach();

            ObjectApi.IncRef(ObjectApi.None);
            return ObjectApi.None;
        }
        catch (Exception problem)
        {
            return PyErrors.Raise(PyErrors.RuntimeError, $"the code of the package pyactors can't be read: {ThrownMessage.Of(problem)}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint KeepSignals(nint module, nint function)
    {
        using var kept = FaultSignals.Keep();

        // SAFETY: the function is borrowed from the caller, and called without arguments.
        return ObjectApi.VectorcallDict(function, null, 0, 0);
    }

    private static byte* Permanent(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);
}
