using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Imports a module, and says what is wrong where that fails. Needs the GIL.</summary>
internal readonly unsafe struct ModuleImport(ErrorReader errors)
{
    /// <summary>An owned reference to the module. Null: the fault says why, and no exception is set.</summary>
    /// <param name="name">The name as a str, borrowed.</param>
    /// <param name="module">The same name.</param>
    /// <param name="fault">Why there is none.</param>
    public Owned Run(nint name, string module, out PyFault? fault)
    {
        fault = null;
        var imported = new Owned(name == 0 ? 0 : ImportApi.Import(name));
        if (imported.IsNull)
            fault = Explain(module);

        return imported;
    }

    private PyFault Explain(string module)
    {
        using var exception = ErrorReader.TakeObject();
        var missing = NameOfMissing(exception.Pointer);
        var raised = errors.Describe(exception.Pointer);
        if (raised.Interrupt is { } reason)
            return Faults.Interrupted($"importing {module}", reason, raised.Error);

        return missing is not null && IsPartOf(missing, module)
            ? ModuleHints.NotFound(module, missing, raised.Error)
            : ModuleHints.Failed(module, raised.Error);
    }

    // What ModuleNotFoundError.name says; null if the exception is another one.
    private static string? NameOfMissing(nint exception) =>
        exception != 0 && PyErrors.GivenExceptionMatches(exception, PyErrors.ModuleNotFoundError) != 0
            ? Attributes.TryGetText(exception, "name")
            : null;

    // The module itself or a package above it: anything else is missing inside the module, which then was found.
    private static bool IsPartOf(string missing, string module) =>
        module.StartsWith(missing, StringComparison.Ordinal) && (module.Length == missing.Length || module[missing.Length] == '.');
}
