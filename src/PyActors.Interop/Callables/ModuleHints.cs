using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Says why a module can't be imported, where Python looked, and what to do. Needs the GIL; leaves no exception set.</summary>
internal static class ModuleHints
{
    private const int MostPlaces = 12;

    /// <summary>The module, or a package above it, isn't there.</summary>
    public static PyFault NotFound(string module, string missing, PyError error)
    {
        var places = PlacesOf(missing);
        var lastName = missing[(missing.LastIndexOf('.') + 1)..];
        var known = ModuleNames.In(places).Concat(lastName.Length == missing.Length ? ModuleNames.OfPython() : []);
        var whole = missing == module ? "" : $" (needed for {module})";
        return new PyFault(
            PyFaultKind.CallableNotFound,
            $"There is no module {missing}{whole}.{NearNames.Hint(lastName, known)} Python looked in: {List(places)}. Install it into this Python, or add its folder to the search path.")
        {
            Error = error,
        };
    }

    /// <summary>The module was found, and importing it raised.</summary>
    public static PyFault Failed(string module, PyError error)
    {
        var advice = RefusesSubInterpreters(error)
            ? ". The module refuses to load in a sub-interpreter: give this pool isolation 'shared'."
            : "";
        return Faults.Raised(error) with { Message = $"Importing {module} raised {Faults.OneLine(error)}{advice}" };
    }

    // CPython's own words, numpy's, and those of modules made with PyO3.
    private static bool RefusesSubInterpreters(PyError error)
    {
        for (var cause = error; cause is not null; cause = cause.Cause)
        {
            if (cause.Type is "ImportError" or "ModuleNotFoundError"
                && (cause.Message.Contains("subinterpreter", StringComparison.OrdinalIgnoreCase)
                    || cause.Message.Contains("sub-interpreter", StringComparison.OrdinalIgnoreCase)
                    || cause.Message.Contains("once per interpreter process", StringComparison.Ordinal)
                    || cause.Message.Contains("more than once per process", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static List<string> PlacesOf(string missing)
    {
        var dot = missing.LastIndexOf('.');
        if (dot < 0)
            return PythonTexts.ReadSys("path\0"u8);

        using var package = ModuleNames.Loaded(missing[..dot]);
        using var path = package.IsNull ? default : Attributes.TryGet(package.Pointer, "__path__");
        return PythonTexts.Read(path.Pointer);
    }

    private static string List(List<string> places) => places.Count switch
    {
        0 => "no folder, for what should hold it is no package",
        <= MostPlaces => string.Join(", ", places),
        _ => $"{string.Join(", ", places.Take(MostPlaces))} and {places.Count - MostPlaces} more",
    };
}
