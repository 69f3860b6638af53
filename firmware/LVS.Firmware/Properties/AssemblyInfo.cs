using System.Reflection;

[assembly: AssemblyTitle("LVS.Firmware")]
[assembly: AssemblyCompany("LVS Firmware")]
[assembly: AssemblyProduct("LVS Firmware")]
[assembly: AssemblyCopyright("Copyright (c) LVS Firmware contributors. MIT licence.")]
[assembly: AssemblyVersion(LVS.Node.Release.Version + ".0")]
[assembly: AssemblyFileVersion(LVS.Node.Release.Version + ".0")]
