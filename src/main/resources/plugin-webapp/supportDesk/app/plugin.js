// Served at …/api/tasklist/plugin/supportDesk/static/app/: the way up is the way to the context path.
import plugins from '../../../../../../../desk/tasklist.js';
export default plugins;
