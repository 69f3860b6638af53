using System.Reflection;

[assembly: AssemblyTitle("LVS.Core")]
[assembly: AssemblyCompany("LVS Firmware")]
[assembly: AssemblyProduct("LVS Firmware")]
[assembly: AssemblyCopyright("Copyright (c) LVS Firmware contributors. MIT licence.")]
[assembly: AssemblyVersion("0.1.0.0")]
[assembly: AssemblyFileVersion("0.1.0.0")]
