namespace PyActors.Discovery;

/// <summary>Why a Python that was found can't be embedded.</summary>
public enum PythonProblem
{
    /// <summary>There is nothing at the place that was named.</summary>
    NotFound,

    /// <summary>It doesn't run, doesn't answer in time, or answers nonsense.</summary>
    Broken,

    /// <summary>It is another implementation of Python.</summary>
    NotCPython,

    /// <summary>It is older than <see cref="PythonLocator.OldestVersion"/>.</summary>
    TooOld,

    /// <summary>It is newer than <see cref="PythonLocator.NewestVersion"/>.</summary>
    TooNew,

    /// <summary>It is a free-threaded build (PEP 703), which has no GIL.</summary>
    FreeThreaded,

    /// <summary>It was built for another word size than this process.</summary>
    WrongArchitecture,

    /// <summary>It has no shared library that could be loaded.</summary>
    NoSharedLibrary,
}
